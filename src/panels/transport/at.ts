import type { CSSProperties } from 'react'

/** Hands the style sheet a place along the line, from 0 to 1. */
export const at = (fraction: number): CSSProperties => ({ '--at': fraction }) as CSSProperties
