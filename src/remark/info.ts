/**
 * Names and values as they stand behind a fence's language: `step=3 panels="sequence, states" loop`. A name
 * alone has the empty value, as in HTML.
 */
export const readInfo = (info: string): [name: string, value: string][] =>
  Array.from(info.matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S*)))?/g), ([, name = '', ...values]) => [
    name,
    values.find((value) => value !== undefined) ?? '',
  ])
