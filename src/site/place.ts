/** Takes down which entry is being read; the function given back returns to it once the page was drawn anew. */
export function holdPlace(): () => void {
  const named = () => document.getElementById(location.hash.slice(1))
  // Who has just come to what the address names stays there, whatever stands above it afterwards.
  const top = named()?.getBoundingClientRect().top
  if (top !== undefined && Math.abs(top) < innerHeight / 3) return () => named()?.scrollIntoView()
  const section = [...document.querySelectorAll('section[id]')].findLast(
    (each) => each.getBoundingClientRect().top < innerHeight / 3,
  )
  if (!section) return () => {}
  const before = section.getBoundingClientRect().top
  return () => {
    const now = document.getElementById(section.id)?.getBoundingClientRect()
    if (now) scrollBy(0, now.top - before)
  }
}
