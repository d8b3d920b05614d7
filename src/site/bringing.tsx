import type { ReactNode } from 'react'
import { judge } from '../engine'
import { type CaptureMessages, loadCaptureMessages, loadSocketMessages } from '../messages/messages'
import { CaptureView } from '../panels/captures/CaptureView'
import { OpenDialog, type Told } from '../panels/open/OpenDialog'
import { sentencesOf } from '../panels/sockets/words'
import { isCapture, readCaptureFile } from '../playback/capture-file'
import { packScript } from '../playback/pack-script'
import { LONGEST_TEXT, recognise } from '../playback/recognise'
import example from './examples/recordings.pcap?url'
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

/** Opens the dialog, or what was brought if it is of one clear kind; all is found out here, and stays here. */
export async function bringing(brought: Brought, door: Door): Promise<void> {
  const { site, ask, show } = door
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
        onExample={() =>
          void fetch(example)
            .then((response) => response.blob())
            .then((blob) => take(new File([blob], 'recordings.pcap')), site.miss)
        }
        onCancel={() => {
          reading.abort()
          dialog()
        }}
        onClose={close}
      />,
    )
  }
  const fail = (text: string) => dialog({ kind: 'error', text })

  async function capture(file: File): Promise<void> {
    reading = new AbortController()
    const { signal } = reading
    const { name } = file
    let told = -1
    const onProgress = (part: number) => {
      const percent = Math.floor(part * 100)
      if (percent === told || signal.aborted) return
      told = percent
      dialog({ kind: 'reading', name, part })
    }
    try {
      const result = await readCaptureFile(file, { signal, onProgress })
      if (signal.aborted) return
      if (!isCapture(result)) return fail(t.open_no_capture({ name, what: result.what }))
      ask(undefined)
      show(<CaptureView key={name} name={name} capture={result} words={t} onClose={() => show(undefined)} />)
    } catch {
      if (!signal.aborted) fail(t.open_unreadable({ name }))
    }
  }

  async function take(what: File | string): Promise<void> {
    const isText = typeof what === 'string'
    const name = isText ? '' : what.name
    const given = isText ? what : await startOf(what).catch(() => undefined)
    if (given === undefined) return fail(t.open_unreadable({ name }))
    const found = recognise(given)
    switch (found.kind) {
      case 'capture':
        return isText ? fail(t.open_what({ what: '…' })) : capture(what)
      case 'scenario':
        if (!isText && what.size > LONGEST_TEXT) return fail(t.open_too_long({ name }))
        ask(undefined)
        show(undefined)
        return site.bring(await packScript(found.text))
      case 'listing': {
        const words = await loadSocketMessages(t.language)
        const findings = judge(found.listing)
        const { sockets, ignored } = found.listing
        const texts = [
          t.open_listing({ count: sockets.length, ignored }),
          ...(findings.length === 0 ? [t.open_listing_fine()] : []),
          ...findings.map((finding) => sentencesOf(finding, words).join(words.grammar.gap)),
        ]
        return dialog({ kind: 'told', texts })
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
