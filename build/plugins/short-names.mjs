import { createHash } from 'node:crypto'
import { relative } from 'node:path'

const taken = new Map()

/**
 * Names of classes, five characters each: they stand in scripts and style sheets alike, and nothing packs them. The
 * same in every target. Throws where two classes would share one.
 *
 * @param {string} name
 * @param {string} file
 */
export function shortName(name, file) {
  const whole = `${relative(process.cwd(), file.split('?', 1)[0])} ${name}`
  const number = createHash('sha256').update(whole).digest().readUIntBE(0, 6)
  const short = `_${number.toString(36).slice(-4)}`
  const other = taken.get(short)
  if (other !== undefined && other !== whole) throw new Error(`${whole} and ${other} are both ${short}`)
  taken.set(short, whole)
  return short
}
