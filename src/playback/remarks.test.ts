import { expect, test } from 'vitest'
import { timelineJson } from '../exports/json'
import { timelineOf } from '../simulation/testing/play'
import { remarksIn, remarksInAll } from './remarks'

const EVERY = `set client tcp_tw_reuse=1
set client tcp_max_syn_backlog=5
set client tcp_syncookies=0
set server deferAccept=3s
set client keepalive=2s/1s/3
server window=100
lose client FIN 7
inject to server ACK seq=1 ack=SND.UNA-50
server: listen
server: fill-queue
server: drain-queue
client: connect
server: no-read
client: send 500`

test('every remark in words of every language, with its line', async () => {
  const timeline = timelineOf(EVERY)
  const told = await remarksIn(timeline, 'en')
  expect(told.map(({ whole }) => whole)).toMatchInlineSnapshot(`
    [
      "line 1: tcp_tw_reuse has no effect here: it is for ports that the kernel picks, and a scenario names its ports.",
      "line 2: tcp_max_syn_backlog has no effect here: it bounds the requests of many clients.",
      "line 3: tcp_syncookies has no effect here: without 2 cookies are for a flood of SYNs.",
      "line 4: deferAccept has no effect in the rfc9293 profile.",
      "line 5: The run ends while the client still sends keep-alives, and would for ever.",
      "line 7: “lose client FIN 7” met nothing: segments of that kind from the client: 0.",
      "line 8: The server is CLOSED and has no SND.UNA: it counts as 0.",
      "line 10: RFC 9293 has no accept queue: what a full one does here is what Linux does.",
      "line 14: The run ends while the client still probes a closed window, and would for ever.",
    ]
  `)
  const all = await remarksInAll(timeline)
  expect(all.map(({ en }) => en)).toEqual(told.map(({ whole }) => whole))
  expect(all.filter(({ zh }) => !zh?.startsWith('第 '))).toEqual([])
})

test('JSON has them where there are any', async () => {
  const timeline = timelineOf('lose client FIN 7')
  const json = JSON.parse(timelineJson(timeline, await remarksIn(timeline, 'en')))
  expect(json.remarks).toEqual([
    { line: 1, text: '“lose client FIN 7” met nothing: segments of that kind from the client: 0.' },
  ])
  const plain = timelineOf('server: listen')
  expect(JSON.parse(timelineJson(plain, await remarksIn(plain, 'en')))).not.toHaveProperty('remarks')
})
