/**
 * Every option: attribute of the element, parameter of page and frame, property of the component, in the order in
 * which an address is written. How each is read stands in options.ts.
 */
export const OPTION_NAMES = [
  'scenario',
  'step',
  't',
  'from',
  'to',
  'speed',
  'profile',
  'autoplay',
  'loop',
  'controls',
  'panels',
  'motion',
  'pace',
  'theme',
  'lang',
] as const

export type OptionName = (typeof OPTION_NAMES)[number]
