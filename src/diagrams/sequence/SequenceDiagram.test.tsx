import { motionValue } from 'framer-motion'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { MessagesProvider } from '../../messages/context'
import { loadMessages } from '../../messages/messages'
import { schedule } from '../../playback/schedule'
import { SequenceDiagram } from './SequenceDiagram'
import { eventful } from './sample.arbitrary'

const words = { en: await loadMessages('en'), zh: await loadMessages('zh') }

const times = schedule(eventful)

/** What the page holds with the playhead at this playing time. */
function show(
  playing: number,
  { language = 'en', motion = true }: { language?: 'en' | 'zh'; motion?: boolean } = {},
) {
  return renderToStaticMarkup(
    <MessagesProvider value={words[language]}>
      <SequenceDiagram
        timeline={eventful}
        schedule={times}
        playhead={motionValue(playing)}
        step={times.stepAt(playing)}
        motion={motion}
        size={{ width: 640, height: 4000 }}
      />
    </MessagesProvider>,
  )
}

const fates = (html: string) =>
  [...html.matchAll(/data-segment="(\d+)" data-fate="([a-z-]+)"/g)].map(([, id, fate]) => `${id} ${fate}`)

const flight = (id: number) => times.flights[id] ?? { start: 0, end: 0 }

describe('the sequence diagram', () => {
  it('is a region, its picture an image, in either language', () => {
    expect(show(0)).toContain('<section class="_diagram')
    expect(show(0)).toContain('aria-label="Sequence diagram"')
    expect(show(0, { language: 'zh' })).toContain('aria-label="时序图"')
    expect(show(0)).toMatch(/<svg[^>]*role="img" aria-label="Segments between/)
  })

  it('tells the state of each endpoint at the step', () => {
    const html = show(times.moments[2] ?? 0)
    expect(html).toContain('data-endpoint="client" data-state="SYN-SENT"')
    expect(html).toContain('data-endpoint="server" data-state="LISTEN"')
  })

  it('has no segment that has not been sent', () => {
    expect(fates(show(0))).toEqual([])
  })

  it('has a segment in flight from the moment that sends it until it arrives', () => {
    const { start, end } = flight(0)
    expect(fates(show(start))).toEqual(['0 in-flight'])
    expect(fates(show((start + end) / 2))).toEqual(['0 in-flight'])
    expect(fates(show(end))).toEqual(['0 delivered', '1 in-flight'])
  })

  it('shows a segment as in flight until the link loses it', () => {
    const { start, end } = flight(3)
    expect(fates(show(start + 0.01))).toContain('3 in-flight')
    expect(fates(show(end))).toContain('3 lost')
    expect(show(end)).toContain('>lost</text>')
  })

  it('shows all that a moment sends, though a burst leaves one after another', () => {
    expect(fates(show(flight(3).start))).toEqual(expect.arrayContaining(['3 in-flight', '4 in-flight']))
  })

  it('tells the whole run at its end', () => {
    const all = fates(show(times.duration))
    expect(all).toHaveLength(eventful.segments.length)
    expect(all.filter((fate) => fate.endsWith('in-flight'))).toEqual([])
  })

  it('has the same segments without motion', () => {
    const { start, end } = flight(0)
    const middle = (start + end) / 2
    expect(fates(show(middle, { motion: false }))).toEqual(fates(show(middle)))
  })
})
