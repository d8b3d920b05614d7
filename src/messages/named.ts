/** "FIN-WAIT-1" as it stands in the key of a message: "fin_wait_1". */
export const keyed = (name: string): string => name.toLowerCase().replaceAll('-', '_')

/** A message whose key is made from data; undefined where nobody has written one. */
export function messageNamed(
  t: object,
  key: string,
): ((inputs: Record<string, string | number>) => string) | undefined {
  const all = t as Record<string, (inputs: Record<string, string | number>) => string>
  return Object.hasOwn(all, key) ? all[key] : undefined
}
