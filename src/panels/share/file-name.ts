import type { Timeline } from '../../timeline/timeline'

const LONGEST = 60

/** Letters and digits of any script, joined by hyphens. */
const slug = (text: string): string =>
  Array.from(text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-'))
    .slice(0, LONGEST)
    .join('')
    .replaceAll(/^-+|-+$/g, '')

/**
 * What a file with this run in it is called: "four-way-close-step-7.svg", "lost-syn-linux.pcap". A scenario of one's
 * own is called by its title.
 * @param step the step that a picture shows; none where the whole run is in the file
 */
export function fileName(timeline: Timeline, isOwn: boolean, extension: string, step?: number): string {
  const name = isOwn ? slug(timeline.title.en) || 'scenario' : timeline.scenario
  const profile = timeline.profile === 'linux' ? '-linux' : ''
  return `${name}${profile}${step === undefined ? '' : `-step-${step}`}.${extension}`
}
