import type { Call, WaitingCall } from './timeline'

/** Languages in whose words a log may tell what a call answered. */
export const PROGRAM_LANGUAGES = ['c', 'python', 'node', 'go', 'java'] as const

export type ProgramLanguage = (typeof PROGRAM_LANGUAGES)[number]

/** What one errno is called: its number on Linux, strerror(3), Python's class, and what Java says of it. */
interface Names {
  readonly number: number
  readonly words: string
  readonly python: string
  readonly java: string
}

const SOCKET = 'java.net.SocketException'
const CONNECT = 'java.net.ConnectException'

const names = (number: number, words: string, python: string, java: string): Names => ({
  number,
  words,
  python,
  java,
})

/** errno(3), as a program on Linux sees them. */
const ERRNOS: Readonly<Record<string, Names>> = {
  EPIPE: names(32, 'Broken pipe', 'BrokenPipeError', `${SOCKET}: Broken pipe`),
  EADDRINUSE: names(
    98,
    'Address already in use',
    'OSError',
    'java.net.BindException: Address already in use',
  ),
  EADDRNOTAVAIL: names(
    99,
    'Cannot assign requested address',
    'OSError',
    'java.net.BindException: Cannot assign requested address',
  ),
  ENETUNREACH: names(101, 'Network is unreachable', 'OSError', `${SOCKET}: Network is unreachable`),
  ECONNABORTED: names(
    103,
    'Software caused connection abort',
    'ConnectionAbortedError',
    `${SOCKET}: Software caused connection abort`,
  ),
  ECONNRESET: names(104, 'Connection reset by peer', 'ConnectionResetError', `${SOCKET}: Connection reset`),
  EISCONN: names(106, 'Transport endpoint is already connected', 'OSError', `${SOCKET}: already connected`),
  ENOTCONN: names(
    107,
    'Transport endpoint is not connected',
    'OSError',
    `${SOCKET}: Socket is not connected`,
  ),
  ETIMEDOUT: names(110, 'Connection timed out', 'TimeoutError', `${CONNECT}: Connection timed out`),
  ECONNREFUSED: names(111, 'Connection refused', 'ConnectionRefusedError', `${CONNECT}: Connection refused`),
  EHOSTUNREACH: names(
    113,
    'No route to host',
    'OSError',
    'java.net.NoRouteToHostException: No route to host',
  ),
  EALREADY: names(
    114,
    'Operation already in progress',
    'BlockingIOError',
    `${SOCKET}: Operation already in progress`,
  ),
  EINVAL: names(22, 'Invalid argument', 'OSError', `${SOCKET}: Invalid argument`),
  EBADF: names(9, 'Bad file descriptor', 'OSError', `${SOCKET}: Socket closed`),
}

/** What libuv and Go call the system call. */
const SYSCALLS: Partial<Record<Call | WaitingCall, string>> = {
  connect: 'connect',
  listen: 'listen',
  accept: 'accept',
  send: 'write',
  receive: 'read',
  shutdown: 'shutdown',
}

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/**
 * What a program prints when a call answers so: "ConnectionResetError: [Errno 104] Connection reset by peer". The end of
 * what the peer sends has words of its own; null: there is nothing to print.
 */
export function logged(language: ProgramLanguage, call: Call | WaitingCall, result: string): string | null {
  if (call === 'receive' && result === '0 octets') return END[language]
  const known = ERRNOS[result]
  if (!known) return null
  const { number, words, python, java } = known
  const syscall = SYSCALLS[call] ?? call
  switch (language) {
    case 'c':
      return `${syscall}: ${words}`
    case 'python':
      return `${python}: [Errno ${number}] ${words}`
    case 'node':
      return `Error: ${syscall} ${result}`
    case 'go':
      return `${syscall}: ${lowered(words)}`
    case 'java':
      return result === 'ETIMEDOUT' && call !== 'connect' ? `${SOCKET}: ${words}` : java
  }
}

/** The peer has closed: read() is 0. */
const END: Readonly<Record<ProgramLanguage, string>> = {
  c: '0',
  python: "b''",
  node: "'end'",
  go: 'EOF',
  java: '-1',
}
