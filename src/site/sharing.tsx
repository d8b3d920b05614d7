import type { ReactElement } from 'react'
import { loadShareMessages } from '../messages/messages'
import { ShareDialog } from '../panels/share/ShareDialog'
import { unpackScript } from '../playback/packed-script'
import { FORMATS } from './formats'
import type { Site } from './useSite'

async function textOf(packed: string) {
  const unpacked = await unpackScript(packed)
  return unpacked.ok ? { packed, text: unpacked.text } : undefined
}

/** The dialog that shares what the page shows at this moment, with its words. */
export async function sharing(site: Site, onClose: () => void): Promise<ReactElement> {
  const { timeline, options, packed } = site.opened
  const [words, own] = await Promise.all([
    loadShareMessages(site.lang),
    packed === undefined ? undefined : textOf(packed),
  ])
  const { profile, panels } = options
  const shared = {
    page: new URL(location.pathname, document.baseURI).href,
    timeline,
    place: { step: site.step(), steps: timeline.moments.length - 1 },
    about: {
      ...(own === undefined && { scenario: timeline.scenario }),
      ...(profile && { profile }),
      ...(panels && { panels }),
    },
    own,
    formats: FORMATS,
    words,
  }
  return <ShareDialog shared={shared} onClose={onClose} />
}
