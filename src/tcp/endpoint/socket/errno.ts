/** What a system call of Linux answers when it fails (errno(3)), as far as TCP has use for it. */
export const ERRNOS = [
  'EADDRINUSE',
  'EADDRNOTAVAIL',
  'EAGAIN',
  'EALREADY',
  'EBADF',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'EINPROGRESS',
  'EINVAL',
  'EISCONN',
  'EMSGSIZE',
  'ENETUNREACH',
  'ENONET',
  'ENOPROTOOPT',
  'ENOTCONN',
  'EOPNOTSUPP',
  'EPIPE',
  'EPROTO',
  'ETIMEDOUT',
] as const

export type Errno = (typeof ERRNOS)[number]
