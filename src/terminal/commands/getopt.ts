/** An option of a program: its letter, its long name, and whether a value belongs to it. */
export interface Option {
  readonly short?: string
  readonly long?: string
  readonly value?: true
}

export interface Given {
  /** The option's letter, or its long name where it has none; in the order given. */
  readonly name: string
  readonly value: string
}

export type Arguments =
  | { readonly ok: true; readonly options: readonly Given[]; readonly operands: readonly string[] }
  /** In the words of getopt_long(3), behind the program's name. */
  | { readonly ok: false; readonly error: string }

const fault = (error: string): Arguments => ({ ok: false, error })

const nameOf = ({ short, long }: Option): string => short ?? long ?? ''

/** The arguments of a program as getopt_long(3) reads them: options anywhere, `--` ends them. */
export function getopt(args: readonly string[], known: readonly Option[]): Arguments {
  const options: Given[] = []
  const operands: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string
    if (arg === '--') {
      operands.push(...args.slice(at + 1))
      break
    }
    if (arg.startsWith('--')) {
      const [name = '', ...rest] = arg.slice(2).split('=')
      const exact = known.filter(({ long }) => long === name)
      const fitting = exact.length > 0 ? exact : known.filter(({ long }) => long?.startsWith(name))
      const [option, ...others] = fitting
      if (!option) return fault(`unrecognized option '--${name}'`)
      if (others.length > 0) {
        const names = fitting.map(({ long }) => `'--${long}'`).join(' ')
        return fault(`option '--${name}' is ambiguous; possibilities: ${names}`)
      }
      if (!option.value && rest.length > 0)
        return fault(`option '--${option.long}' doesn't allow an argument`)
      const value = rest.length > 0 ? rest.join('=') : option.value ? args[++at] : ''
      if (value === undefined) return fault(`option '--${option.long}' requires an argument`)
      options.push({ name: nameOf(option), value })
      continue
    }
    if (!arg.startsWith('-') || arg === '-') {
      operands.push(arg)
      continue
    }
    for (let place = 1; place < arg.length; place++) {
      const letter = arg[place] as string
      const option = known.find(({ short }) => short === letter)
      if (!option) return fault(`invalid option -- '${letter}'`)
      if (!option.value) {
        options.push({ name: letter, value: '' })
        continue
      }
      const value = arg.slice(place + 1) || args[++at]
      if (value === undefined) return fault(`option requires an argument -- '${letter}'`)
      options.push({ name: letter, value })
      break
    }
  }
  return { ok: true, options, operands }
}
