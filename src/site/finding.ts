import { loadFindMessages } from '../messages/messages'
import type { Finding } from '../panels/find/finding'
import { finderOf } from '../panels/find/load'
import { Results } from '../panels/find/Results'
import { referenceAddress } from './look'
import type { Site } from './useSite'

/** What the dialog on this page searches and shows, with its words. */
export async function findingOn(site: Site): Promise<Finding> {
  const { own, timeline, options } = site.opened
  const [finder, words] = await Promise.all([finderOf(), loadFindMessages(site.lang)])
  return {
    finder,
    words,
    Results,
    current: own ? undefined : timeline.scenario,
    addressOf: ({ kind, id }) =>
      kind === 'scenario' ? site.addressOf(id) : `${referenceAddress(options)}#${id}`,
  }
}
