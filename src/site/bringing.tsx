import { type ReactElement, type ReactNode, startTransition } from 'react'
import { type CaptureMessages, loadCaptureMessages, loadListingMessages } from '../messages/messages'
import { CaptureView } from '../panels/captures/CaptureView'
import { type BroughtListing, ListingView } from '../panels/listings/ListingView'
import { OpenDialog, type Told } from '../panels/open/OpenDialog'
import { isCapture, type Reading, readCaptureFile } from '../playback/capture-file'
import { LONGEST_LISTING, readListingText, textOf } from '../playback/listing-file'
import { packScript } from '../playback/pack-script'
import { LONGEST_TEXT, recognise } from '../playback/recognise'
import { Aside } from './Aside'
import capture from './examples/recordings.pcap?url'
import listing from './examples/sockets.txt?url'
import { referenceAddress } from './look'
import type { Site } from './useSite'

/** What was brought: a file, a text, or nothing yet. */
export type Brought = File | string | undefined

interface Door {
  readonly site: Site
  /** Shows in the place of the dialog; nothing: it is closed. */
  readonly ask: (dialog: ReactNode) => void
  /** Shows in the place of the player; nothing: the player is there again. */
  readonly show: (view: ReactNode) => void
}

/** By the words of the dialog: where an example lies, and what it is called. */
const EXAMPLES = {
  capture: [capture, 'recordings.pcap'],
  listing: [listing, 'sockets.txt'],
} as const

/** Code units that are read before somebody has seen that they are. */
const QUICK = 1 << 20

/** The listing that was brought last: another one may be compared with it. A reload forgets it. */
let latest: BroughtListing | undefined
let opened = 0

/** Opens the dialog, or what was brought if it is of one clear kind; all is found out here, and stays here. */
export async function bringing(brought: Brought, door: Door): Promise<void> {
  const { site, ask, show } = door
  const back = () => {
    show(undefined)
    site.resume()
  }
  const onClose = () => history.back()
  const place = (view: ReactElement) => {
    ask(undefined)
    startTransition(() => show(<Aside onBack={back}>{view}</Aside>))
  }
  const t = await loadCaptureMessages(site.lang)
  let reading = new AbortController()
  const close = () => {
    reading.abort()
    ask(undefined)
  }

  function dialog(told?: Told): void {
    ask(
      <OpenDialog
        words={t}
        told={told}
        onFile={(file) => void take(file)}
        onText={(text) => void take(text)}
        onExample={(kind) => {
          const [address, name] = EXAMPLES[kind]
          void fetch(address)
            .then((response) => response.blob())
            .then((blob) => take(new File([blob], name)), site.miss)
        }}
        onCancel={() => {
          reading.abort()
          dialog()
        }}
        onClose={close}
      />,
    )
  }
  const fail = (text: string) => dialog({ kind: 'error', text })

  /** Begins to read; how far it is stands in the dialog, and can be given up there. */
  function watched(name: string): Reading {
    reading = new AbortController()
    const { signal } = reading
    let told = -1
    const onProgress = (part: number) => {
      const percent = Math.floor(part * 100)
      if (percent === told || signal.aborted) return
      told = percent
      dialog({ kind: 'reading', name, part })
    }
    return { signal, onProgress }
  }

  async function openCapture(file: File): Promise<void> {
    const { name } = file
    const watch = watched(name)
    const { signal } = watch
    try {
      const result = await readCaptureFile(file, watch)
      if (signal.aborted) return
      if (!isCapture(result)) return fail(t.open_no_capture({ name, what: result.what }))
      place(<CaptureView key={++opened} name={name} capture={result} words={t} onClose={onClose} />)
    } catch {
      if (!signal.aborted) fail(t.open_unreadable({ name }))
    }
  }

  async function openListing(what: File | string, text: string): Promise<void> {
    const name = typeof what === 'string' ? '' : what.name
    if (typeof what === 'string' ? text.length > LONGEST_LISTING : what.size > LONGEST_LISTING)
      return fail(t.open_too_long({ name: name || t.open_pasted() }))
    const told = watched(name || t.open_pasted())
    const watch = text.length < QUICK ? { ...told, onProgress: () => {} } : told
    const [read] = await Promise.all([readListingText(text, watch), loadListingMessages(site.lang)])
    if (!read || watch.signal.aborted) return
    const brought = { ...read, name }
    place(
      <ListingView
        key={++opened}
        brought={brought}
        earlier={latest}
        ways={{
          referenceIn: (lang) => referenceAddress({ ...site.opened.options, lang }),
          addressOf: site.addressOf,
          onChoose: site.choose,
        }}
        onClose={onClose}
      />,
    )
    latest = brought
  }

  async function take(what: File | string): Promise<void> {
    const isText = typeof what === 'string'
    const name = isText ? '' : what.name
    const given = isText ? what : await startOf(what).catch(() => undefined)
    if (given === undefined) return fail(t.open_unreadable({ name }))
    const found = recognise(given)
    switch (found.kind) {
      case 'capture':
        return isText ? fail(t.open_what({ what: '…' })) : openCapture(what)
      case 'scenario':
        if (!isText && what.size > LONGEST_TEXT) return fail(t.open_too_long({ name }))
        ask(undefined)
        return site.bring(await packScript(found.text))
      case 'listing': {
        const text = isText || what.size <= LONGEST_TEXT ? found.text : await textOf(what)
        return text === null ? fail(t.open_unreadable({ name })) : openListing(what, text)
      }
      case 'packetdrill':
        return fail(t.open_packetdrill())
      case 'broken scenario':
        return fail(found.message)
      case 'unknown':
        return fail(unknown(found, t))
    }
  }

  if (brought === undefined) dialog()
  else await take(brought)
}

const startOf = async (file: File) => new Uint8Array(await file.slice(0, LONGEST_TEXT).arrayBuffer())

function unknown(
  { what, line, text }: { readonly what: string | null; readonly line: number; readonly text: string },
  t: CaptureMessages,
): string {
  return what === null ? t.open_unknown({ line, text }) : t.open_what({ what })
}
