import { stateOf } from '../spellings'
import type { Reader } from './context'

/** `(LISTEN)`, `(CLOSE_WAIT)`; with -T also `(QR=0 QS=0 ESTABLISHED)`. */
const IN_BRACKETS = /\((?:QR=(\d{1,12})\s+)?(?:QS=(\d{1,12})\s+)?(?:[A-Z]+=\S+\s+)*([^()\s]+)\)/

/** `lsof -i`: COMMAND PID … TYPE DEVICE SIZE/OFF TCP local[->remote] [(STATE)]. */
export const lsof: Reader = (words, context) => {
  let node = 4
  while (node < words.count && !(words.is(node, 'tcp') && /^IPv[46]$/i.test(typeBefore(node)))) node++
  if (node + 1 >= words.count) return null
  let pid = 1
  while (pid < node && !words.isNumber(pid)) pid++
  if (pid === node) return null
  const [local = '', remote = null] = words.at(node + 1).split('->', 2)
  if (!/[:*]/.test(local)) return null
  const told = IN_BRACKETS.exec(words.from(node + 2))
  const command = words.text.slice(words.start(0), words.endOf(pid - 1))
  return {
    socket: {
      state: told?.[3] ? stateOf(told[3]) : null,
      local,
      remote: remote ?? '*:*',
      recvQ: told?.[1] ? Number(told[1]) : null,
      sendQ: told?.[2] ? Number(told[2]) : null,
      process: `${command}/${words.at(pid)}`,
      timer: null,
      sample: context.sample,
    },
    ...{ partial: false, isLoose: false, system: context.system ?? 'macos' },
  }

  /** The column TYPE stands two or three before NODE: an empty SIZE/OFF leaves one out. */
  function typeBefore(at: number): string {
    for (let back = 1; back <= 4; back++) if (words.code(at - back) === 0x49) return words.at(at - back)
    return ''
  }
}
