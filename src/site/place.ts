/** Takes down which entry is being read; the function given back returns to it once the page was drawn anew. */
export function holdPlace(): () => void {
  const section = [...document.querySelectorAll('section[id]')].findLast(
    (each) => each.getBoundingClientRect().top < innerHeight / 3,
  )
  if (!section) return () => {}
  const { top } = section.getBoundingClientRect()
  return () => {
    const now = document.getElementById(section.id)?.getBoundingClientRect()
    if (now) scrollBy(0, now.top - top)
  }
}
