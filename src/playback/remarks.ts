import { LANGUAGES, type Language } from '../timeline/languages'
import type { Remark, Side, Timeline, Words } from '../timeline/timeline'

/** A remark in words. */
export interface ToldRemark {
  readonly line: number
  readonly text: string
  /** With its line before it. */
  readonly whole: string
}

/** What there is to remark on a run; its words are fetched only where there is something. */
export async function remarksIn(timeline: Timeline, language: Language): Promise<readonly ToldRemark[]> {
  const { remarks = [], profile } = timeline
  if (remarks.length === 0) return []
  const { loadRemarkMessages } = await import('../messages/messages')
  const t = await loadRemarkMessages(language)
  const names = { client: t.remark_client(), server: t.remark_server(), both: t.remark_both() }
  const nameOf = (side: Side | 'both') => names[side]
  const textOf = (remark: Remark): string => {
    switch (remark.kind) {
      case 'setting': {
        const { setting, why } = remark
        if (why === 'profile') return t.remark_setting_profile({ setting, profile })
        if (why === 'a flood') return t.remark_setting_a_flood({ setting })
        if (why === 'many clients') return t.remark_setting_many_clients({ setting })
        return t.remark_setting_picked_ports({ setting })
      }
      case 'queue':
        return t.remark_queue()
      case 'call':
        return t.remark_call({ call: remark.call })
      case 'fault': {
        const { fault, side, match, ordinal, count } = remark
        return t.remark_fault({
          fault: side === 'both' ? 'outage' : `${fault} ${side} ${match} ${ordinal}`,
          side: nameOf(side),
          count: String(count),
        })
      }
      case 'variable': {
        const { side, state, variable } = remark
        return t.remark_variable({ side: nameOf(side), state, variable })
      }
      case 'endless': {
        const side = nameOf(remark.side)
        return remark.timer === 'persist' ? t.remark_persist({ side }) : t.remark_keepalive({ side })
      }
    }
  }
  return remarks.map((remark) => {
    const text = textOf(remark)
    return { line: remark.line, text, whole: t.remark_line({ line: String(remark.line), text }) }
  })
}

/** The same in every language. */
export async function remarksInAll(timeline: Timeline): Promise<readonly Words[]> {
  const told = await Promise.all(LANGUAGES.map((language) => remarksIn(timeline, language)))
  return (told[0] ?? []).map(
    (_, nth) =>
      Object.fromEntries(
        LANGUAGES.map((language, i) => [language, told[i]?.[nth]?.whole]),
      ) as unknown as Words,
  )
}
