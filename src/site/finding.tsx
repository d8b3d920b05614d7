import type { ReactElement } from 'react'
import { loadFindMessages } from '../messages/find'
import { FindDialog } from '../panels/find/FindDialog'
import { library } from '../panels/find/library'
import type { Site } from './useSite'

/** The dialog that finds a scenario, with its words. */
export async function finding(site: Site, onClose: () => void): Promise<ReactElement> {
  const { own, timeline } = site.opened
  const finder = {
    library,
    words: await loadFindMessages(site.lang),
    current: own ? undefined : timeline.scenario,
    addressOf: site.addressOf,
    onChoose: site.choose,
  }
  return <FindDialog finder={finder} onClose={onClose} />
}
