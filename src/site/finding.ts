import { loadFindMessages } from '../messages/find'
import type { Finder } from '../panels/find/finder'
import { library } from '../panels/find/library'
import { Results } from '../panels/find/Results'
import type { Site } from './useSite'

/** What the dialog that finds a scenario searches and shows, with its words. */
export async function finding(site: Site): Promise<Finder> {
  const { own, timeline } = site.opened
  return {
    library,
    words: await loadFindMessages(site.lang),
    Results,
    current: own ? undefined : timeline.scenario,
    addressOf: site.addressOf,
  }
}
