/** Speeds on offer; 1 is the speed at which a flight takes about a second. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const

/** The next speed on offer in this direction; the same where there is none. */
export function nextSpeed(speed: number, direction: 'slower' | 'faster'): number {
  const next =
    direction === 'faster'
      ? SPEEDS.find((offered) => offered > speed)
      : SPEEDS.findLast((offered) => offered < speed)
  return next ?? speed
}
