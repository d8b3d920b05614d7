import { ArrowLeft } from 'lucide-react'
import { use, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useSize } from '../../diagrams/useSize'
import { useMessages } from '../../messages/context'
import { type ListingMessages, loadListingMessages } from '../../messages/messages'
import { printable } from '../../messages/printable'
import type { Judged } from '../../playback/listing-file'
import { comparing } from '../../sockets/compare'
import { totalOf } from '../../sockets/counts'
import type { Finding } from '../../sockets/findings/finding'
import type { Listing, Socket } from '../../sockets/listing'
import { sampleOf, samplesIn } from '../../sockets/samples'
import { Changes } from './Changes'
import type { Only, Order, Sockets } from './choosing'
import { FindingList, type Ways } from './FindingList'
import styles from './ListingView.module.css'
import { counted } from './numbers'
import { SocketMap } from './SocketMap'
import { SocketTable } from './SocketTable'
import { useSliced } from './useSliced'

/** A listing as it was brought. */
export interface BroughtListing extends Judged {
  /** Of its file; empty for what was pasted. */
  readonly name: string
}

interface ListingViewProps {
  readonly brought: BroughtListing
  /** What was brought before it. */
  readonly earlier: BroughtListing | undefined
  readonly ways: Ways
  onClose(): void
}

/** Pixels from which the map has room beside the findings, and a row in columns. */
const [WIDE, COLUMNS] = [760, 720]
/** Pixels of the table that must be in sight for a press elsewhere to be seen in it. */
const LEAST_IN_SIGHT = 160
const BY_FINDING: Order = { by: 'finding' }

/** Two listings of which one is held against the other. */
interface Pair {
  readonly before: Listing
  readonly after: Listing
}

function aboutOf({ name, listing }: BroughtListing, t: ListingMessages): string {
  const { tool, ignored, samples, distinct } = listing
  return [
    ...(name ? [printable(name)] : []),
    tool === 'counts' ? t.listings_counts() : t.listings_from({ tool: tool ?? '' }),
    ...(ignored > 0 ? [counted(t, 'listings_passed', ignored)] : []),
    ...(samples > 1 ? [t.listings_samples({ samples, distinct })] : []),
  ].join(' · ')
}

const titleOf = (listing: Listing, t: ListingMessages) => counted(t, 'sockets', totalOf(listing))

function foundIn({ listing, findings }: Judged): ReadonlyMap<Socket, number> {
  const found = new Map<Socket, number>()
  for (const [nth, { sockets }] of findings.entries()) {
    for (const place of sockets) {
      const socket = listing.sockets[place]
      if (socket && !found.has(socket)) found.set(socket, nth)
    }
  }
  return found
}

/** A listing of sockets: where they are among the eleven states, what deserves a look, and each of them. */
export function ListingView({ brought, earlier, ways, onClose }: ListingViewProps) {
  const { language } = useMessages()
  const t = loadListingMessages.fetched(language) ?? use(loadListingMessages(language))
  const { listing, findings } = brought
  const view = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const table = useRef<HTMLDivElement>(null)
  const width = useSize(view)?.width
  const [only, setOnly] = useState<Only>()
  const [typed, setTyped] = useState('')
  const [order, setOrder] = useState(BY_FINDING)
  const [pair, setPair] = useState<Pair>()
  const found = useMemo(() => foundIn(brought), [brought])
  const comparison = useSliced(useMemo(() => pair && (() => comparing(pair.before, pair.after)), [pair]))
  const compared = pair && comparison
  const sockets = useMemo<Sockets>(
    () =>
      compared
        ? {
            all: compared.sockets.map(({ socket }) => socket),
            fates: compared.sockets.map(({ fate }) => fate),
            was: compared.sockets.map(({ was }) => was),
            found,
          }
        : { all: listing.sockets, found },
    [compared, listing, found],
  )
  const shown = compared ? pair.after : listing
  const marked = useMemo(() => new Set(findings.map(({ state }) => state)), [findings])

  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return
    if (only || typed) all()
    else onClose()
  })
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const all = () => {
    setOnly(undefined)
    setTyped('')
  }
  const reveal = () => {
    const { top = 0 } = table.current?.getBoundingClientRect() ?? {}
    if (top > innerHeight - LEAST_IN_SIGHT) table.current?.scrollIntoView({ block: 'start' })
  }
  /** Narrows the table down, or not any more. */
  const narrow = (next: Only, isOn: boolean) => {
    setOnly(isOn ? undefined : next)
    if (!isOn) reveal()
  }
  const seek = (word: string) => {
    setTyped(word)
    reveal()
  }
  const compare = (next: Pair | undefined) => {
    setPair(next)
    all()
  }
  const isWide = (width ?? 0) >= WIDE
  const isNarrow = width !== undefined && width < COLUMNS
  const map = (
    <SocketMap
      key="map"
      counts={shown.counts}
      before={compared ? pair.before.counts : undefined}
      marked={marked}
      pressed={only?.by === 'state' ? only.state : undefined}
      words={t}
      onPress={(state) => narrow({ by: 'state', state }, only?.by === 'state' && only.state === state)}
    />
  )
  const texts = (
    <div key="texts" className={styles.texts}>
      {compared && (
        <Changes
          comparison={compared}
          pressed={only?.by === 'fate' ? only.fate : undefined}
          words={t}
          onShow={(fate) => narrow({ by: 'fate', fate }, only?.by === 'fate' && only.fate === fate)}
          onSeek={seek}
        />
      )}
      <FindingList
        findings={findings}
        waiting={listing.counts['TIME-WAIT'] ?? 0}
        pressed={only?.by === 'finding' ? only.finding : undefined}
        ways={ways}
        words={t}
        onShow={(finding) =>
          narrow(onlyOf(finding, listing), only?.by === 'finding' && only.finding === finding)
        }
      />
    </div>
  )
  return (
    <div ref={view} className={styles.view} lang={t.language}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {titleOf(shown, t)}
        </h2>
        <p>{aboutOf(brought, t)}</p>
        <button type="button" onClick={onClose}>
          <ArrowLeft aria-hidden="true" />
          <span className={styles.back}>{t.listings_back()}</span>
        </button>
      </div>
      <Comparable {...{ brought, earlier, pair, t }} onCompare={compare} />
      <div className={styles.upper} data-wide={isWide || undefined}>
        {isWide ? [map, texts] : [texts, map]}
      </div>
      <div ref={table} className={styles.lower}>
        <SocketTable
          sockets={sockets}
          only={only}
          typed={typed}
          order={order}
          isNarrow={isNarrow}
          scroller={view}
          words={t}
          onType={setTyped}
          onOrder={setOrder}
          onAll={all}
        />
      </div>
      <p className={styles.foot}>{t.listings_private()}</p>
    </div>
  )
}

function onlyOf(finding: Finding, { sockets }: Listing): Only {
  return {
    by: 'finding',
    finding,
    sockets: new Set(finding.sockets.flatMap((place) => sockets[place] ?? [])),
  }
}

interface ComparableProps {
  readonly brought: BroughtListing
  readonly earlier: BroughtListing | undefined
  readonly pair: Pair | undefined
  readonly t: ListingMessages
  onCompare(pair: Pair | undefined): void
}

/** Offers to hold the listing against the one before it, or its samples against each other. */
function Comparable({ brought, earlier, pair, t, onCompare }: ComparableProps) {
  const { listing } = brought
  const samples = useMemo(() => samplesIn(listing), [listing])
  const [from, setFrom] = useState(samples[0] ?? 0)
  const [to, setTo] = useState(samples.at(-1) ?? 0)
  const between = (before: number, after: number) => {
    setFrom(before)
    setTo(after)
    onCompare({ before: sampleOf(listing, before), after: sampleOf(listing, after) })
  }
  const hasSamples = samples.length > 1
  if (!earlier && !hasSamples) return null
  return (
    <div role="status" className={styles.compare}>
      {pair ? (
        <>
          <p>{t.listings_changes_of({ before: totalOf(pair.before), after: totalOf(pair.after) })}</p>
          {hasSamples && samples.length > 2 && pair.before !== earlier?.listing && (
            <>
              <SampleChoice
                label={t.listings_sample_before()}
                samples={samples}
                value={from}
                onChange={(n) => between(n, to)}
              />
              <SampleChoice
                label={t.listings_sample_after()}
                samples={samples}
                value={to}
                onChange={(n) => between(from, n)}
              />
            </>
          )}
          <button type="button" onClick={() => onCompare(undefined)}>
            {t.listings_uncompare()}
          </button>
        </>
      ) : (
        <>
          {earlier && (
            <>
              <p>
                {t.listings_before({ before: `${titleOf(earlier.listing, t)} · ${aboutOf(earlier, t)}` })}
              </p>
              <button type="button" onClick={() => onCompare({ before: earlier.listing, after: listing })}>
                {t.listings_compare()}
              </button>
            </>
          )}
          {hasSamples && (
            <button type="button" onClick={() => between(from, to)}>
              {t.listings_compare_samples()}
            </button>
          )}
        </>
      )}
    </div>
  )
}

interface SampleChoiceProps {
  readonly label: string
  readonly samples: readonly number[]
  readonly value: number
  onChange(sample: number): void
}

function SampleChoice({ label, samples, value, onChange }: SampleChoiceProps) {
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {samples.map((sample, nth) => (
          <option key={sample} value={sample}>
            {nth + 1}
          </option>
        ))}
      </select>
    </label>
  )
}
