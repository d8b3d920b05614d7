import { stateAt } from '../spellings'
import type { Words } from '../words'
import type { Reader } from './context'

const HIGHEST_PORT = 65_535
const ADDRESS = /^(?:[0-9a-f:]*:[0-9a-f:.]*(?:%\w+)?|\d+\.\d+\.\d+\.\d+)(?:\.\.\.|…)?$/i

const isPort = (words: Words, index: number) => words.isNumber(index) && words.number(index) <= HIGHEST_PORT

const joined = (address: string, port: string) =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`

/** Get-NetTCPConnection: LocalAddress LocalPort RemoteAddress RemotePort State [AppliedSetting] OwningProcess. */
export const powershell: Reader = (words, context) => {
  if (!isPort(words, 1) || !isPort(words, 3)) return null
  const [local, remote] = [words.at(0), words.at(2)]
  const state = stateAt(words, 4)
  if (!state || !ADDRESS.test(local) || !ADDRESS.test(remote)) return null
  const last = words.isNumber(5) ? 5 : 6
  return {
    socket: {
      ...{ state, local: joined(local, words.at(1)), remote: joined(remote, words.at(3)) },
      ...{ recvQ: null, sendQ: null, timer: null, sample: context.sample },
      process: words.isNumber(last) ? `/${words.at(last)}` : null,
    },
    ...{ partial: false, isLoose: false, system: 'windows' },
  }
}
