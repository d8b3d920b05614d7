import { other } from '../../timeline/read'
import type { Cause } from '../../timeline/timeline'
import type { Scene } from './scene'
import { walkSentence } from './walks'
import { nameOf } from './words'

/** What an ICMP error tells, and what comes of it: an opening is given up, a connection that stands goes on. */
export function icmpSentences(scene: Scene, { error }: Extract<Cause, { kind: 'icmp' }>): string[] {
  const { t, side, moment } = scene
  const names = { side: nameOf(t, side), other: nameOf(t, other(side)), error: error.replaceAll('-', ' ') }
  const walks = moment.walks.map((walk) => walkSentence(scene, walk, t.it()))
  return [t.icmp_arrives(names), ...(walks.length > 0 ? walks : [t.icmp_goes_on()])]
}
