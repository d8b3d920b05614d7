import { describe, expect, test } from 'vitest'
import { SCENARIOS } from './findable'
import { finderOf } from './load'

const finder = await finderOf()

const found = (text: string) => finder.search(text).map(({ findable }) => findable.id)

/** What people keep asking, and the scenario that answers. */
const ANSWERS = {
  'Why three to open and four to close?': 'connection-lifecycle',
  'When is close only three?': 'three-segment-close',
  'Why do captures show FIN+ACK where the diagram says FIN?': 'four-way-close',
  'Who waits in TIME-WAIT, and why 2MSL?': 'server-closes-first',
  'Does `tcp_fin_timeout` shorten it?': 'fin-wait-2-timeout',
  '“Address already in use” after a restart: why?': 'address-in-use',
  'CLOSE-WAIT piles up: whose fault?': 'close-wait-leak',
  'Stuck in FIN-WAIT-2: why?': 'fin-wait-2-timeout',
  'close() or shutdown()?': 'half-close',
  'What if the third ACK is lost?': 'lost-handshake-ack',
  'What if the last ACK is lost?': 'lost-last-ack',
  'FIN or RST, and when?': 'abort',
  'Is simultaneous open one connection or two?': 'simultaneous-open',
  'When does anyone see CLOSING?': 'simultaneous-close',
  'What does a full backlog look like?': 'accept-queue-full',
  'What does `ss` show at each of these moments?': 'watched-with-ss',
}

/** What people type, and what they may mean by it. */
const SOUGHT: Readonly<Record<string, readonly string[]>> = {
  'too many TIME_WAIT': ['time-wait', 'time-wait/many'],
  'connection reset by peer': ['established/reset', 'abort', 'close-with-unread-data', 'data-after-close'],
  'broken pipe': ['data-after-close', 'fin-wait-2/reset'],
  EADDRINUSE: ['address-in-use', 'listen/in-use'],
  SYN_RCVD: ['syn-received'],
  '3-way handshake': ['three-way-handshake'],
  'SYN flood': ['syn-received/flood'],
  'window full': ['zero-window', 'established/stuck'],
  '11 states': ['connection-lifecycle'],
  'stuck in close_wait': ['close-wait', 'close-wait/leak', 'close-wait-leak'],
  '大量 CLOSE_WAIT': ['close-wait', 'close-wait/leak', 'close-wait-leak'],
  'TIME_WAIT 过多': ['time-wait', 'time-wait/many'],
  半连接队列: ['syn-received', 'syn-received/flood'],
  全连接队列: ['listen/overflow', 'accept-queue-full'],
  'SYN 洪水': ['syn-received/flood'],
  'SYN 泛洪': ['syn-received/flood'],
  'SYN 洪泛': ['syn-received/flood'],
  滑动窗口: ['zero-window', 'data-transfer'],
  连接重置: ['established/reset', 'abort', 'close-with-unread-data', 'data-after-close'],
  为什么四次挥手: ['four-way-close', 'connection-lifecycle'],
  三次挥手: ['three-segment-close'],
  四次握手: ['four-way-close'],
  粘包: ['established/boundaries', 'data-transfer'],
  'simultaneous close': ['simultaneous-close'],
  ECONNRESET: ['established/reset', 'abort', 'close-with-unread-data'],
  ECONNREFUSED: ['connection-refused', 'closed/refused'],
  ETIMEDOUT: ['syn-timeout', 'syn-sent/hangs'],
  EPIPE: ['data-after-close', 'fin-wait-2/reset'],
  EADDRNOTAVAIL: ['time-wait/ports'],
  'too many open files': ['close-wait/leak', 'close-wait-leak'],
  SO_REUSEADDR: ['address-in-use', 'listen/in-use'],
  SO_LINGER: ['abort'],
  tcp_tw_reuse: ['time-wait-reuse', 'time-wait/ports', 'time-wait/many'],
  tcp_keepalive_time: ['keepalive'],
  somaxconn: ['accept-queue-full', 'listen/overflow'],
  FIN_WAIT2: ['fin-wait-2'],
  TimeWait: ['time-wait'],
  'time wait': ['time-wait'],
  synrecv: ['syn-received'],
  'why is 3 way handshake needed': ['three-way-handshake'],
  'difference between FIN and RST': ['abort'],
  'how to reduce time_wait connections': ['time-wait', 'time-wait/many'],
  'connection refused vs timeout': ['connection-refused', 'syn-timeout'],
  'connect hangs': ['syn-sent/hangs', 'syn-timeout'],
  'half open connection': ['half-open-discovery', 'half-open-reset'],
  'TCP ZeroWindow': ['zero-window'],
  'duplicate ack': ['fast-retransmit'],
  'out of order packets': ['reordering'],
  'why does my server have so many CLOSE_WAIT sockets': ['close-wait', 'close-wait/leak', 'close-wait-leak'],
  'cannot assign requested address': ['time-wait/ports'],
  'no route to host': ['syn-sent/hangs'],
  'Send-Q keeps growing': ['established/stuck'],
  'port exhaustion': ['time-wait/ports'],
  'retransmision timeout': ['lost-data', 'lost-syn'],
  三次握手: ['three-way-handshake'],
  为什么是三次握手而不是两次: ['three-way-handshake', 'old-duplicate-syn'],
  TIME_WAIT为什么要等待2MSL: ['time-wait', 'server-closes-first'],
  端口被占用: ['address-in-use', 'listen/in-use'],
  连接超时: ['syn-timeout', 'syn-sent/hangs'],
  半关闭: ['half-close', 'fin-wait-2'],
  快速重传: ['fast-retransmit'],
  保活: ['keepalive', 'established/gone'],
  零窗口: ['zero-window'],
  服务器宕机: ['crash-and-reboot'],
  SYN攻击: ['syn-received/flood'],
  同时关闭: ['simultaneous-close', 'closing'],
  shutdown和close的区别: ['half-close'],
}

/** What people ask in public, in forums, interviews and the titles of articles. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  'what is the difference between close_wait and time_wait': [
    'server-closes-first',
    'close-wait',
    'time-wait',
  ],
  'how to kill CLOSE_WAIT connections': ['close-wait-leak', 'close-wait/leak'],
  'why is TIME_WAIT on the client side': ['server-closes-first', 'time-wait'],
  'what happens if client crashes': ['crash-and-reboot'],
  'connection timed out': ['syn-sent/hangs', 'syn-timeout'],
  'what is RST packet': ['abort', 'blind-reset'],
  'how does TCP retransmission work': ['lost-data'],
  'what happens when backlog is full': ['accept-queue-full', 'listen/overflow'],
  'SYN_SENT stuck': ['syn-sent/hangs', 'syn-sent'],
  'LAST_ACK stuck': ['last-ack/pile', 'last-ack'],
  'difference between FIN_WAIT_1 and FIN_WAIT_2': ['fin-wait-1', 'fin-wait-2', 'four-way-close'],
  'ss Recv-Q Send-Q meaning': ['watched-with-ss'],
  'can I send data after receiving FIN': ['half-close'],
  'netstat shows LISTENING': ['listen'],
  'packet loss tcp': ['lost-data', 'fast-retransmit'],
  'tcp rst after fin': ['data-after-close', 'abort'],
  'bind: address already in use': ['address-in-use', 'listen/in-use'],
  'half closed connection': ['half-close'],
  'TIME_WAIT 在哪一端': ['time-wait', 'server-closes-first'],
  '大量 TIME_WAIT 怎么办': ['time-wait/many'],
  第三次握手丢失: ['lost-handshake-ack'],
  第四次挥手丢失: ['lost-last-ack'],
  'SYN 丢了怎么办': ['lost-syn'],
  'Broken pipe 原因': ['fin-wait-2/reset', 'data-after-close'],
  'Connection reset by peer 原因': ['established/reset'],
  'CLOSE_WAIT 和 TIME_WAIT 的区别': ['server-closes-first', 'close-wait', 'time-wait'],
  为什么不能两次握手: ['three-way-handshake'],
  三次挥手可以吗: ['three-segment-close'],
  'backlog 参数': ['accept-queue-full', 'listen/overflow'],
  'TCP 心跳': ['keepalive'],
  拔网线后连接会怎样: ['crash-and-reboot', 'keepalive'],
  'RST 攻击': ['blind-reset'],
}

test.each(Object.entries(ANSWERS))('the scenario that answers “%s” stands first', (question, id) => {
  expect(found(question)[0]).toBe(id)
})

test.each(Object.entries({ ...SOUGHT, ...ASKED }))(
  '“%s” finds what is meant among the first three',
  (typed, meant) => {
    const first = found(typed).slice(0, 3)
    expect(
      first.filter((id) => meant.includes(id)),
      first.join(' '),
    ).not.toEqual([])
  },
)

describe('the question of each scenario finds it among the first three', () => {
  const questions = SCENARIOS.flatMap(({ id, questions }) =>
    questions.flatMap((question) => Object.values(question).map((text) => [text, id] as const)),
  )
  test.each(questions)('%s', (question, id) => {
    expect(found(question).slice(0, 3)).toContain(id)
  })
})
