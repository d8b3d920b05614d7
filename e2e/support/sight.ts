import type { Page } from '@playwright/test'
import type { State } from '../../src/tcp/tcb/state'

/** What is wrong with what a reader sees of a player: nothing, where the list is empty. */
export const faultsOfSight = (page: Page, active: readonly State[]): Promise<string[]> =>
  page.evaluate((active) => {
    const LEAST_LETTER = 9
    const faults: string[] = []
    const region = (name: string) => document.querySelector(`section[aria-label="${name}"]`)
    const inside = (box: DOMRect) =>
      box.width > 0 &&
      box.left >= -0.5 &&
      box.top >= -0.5 &&
      box.right <= innerWidth + 0.5 &&
      box.bottom <= innerHeight + 0.5

    /** Whether a thing is wholly within the window, and nothing but what it belongs to lies over it. */
    const isSeen = (box: DOMRect, owner: Element) => {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const across = [box.left + 3, x, box.right - 3].map((x) => [x, y] as const)
      const places = [...across, [x, box.top + 3] as const, [x, box.bottom - 3] as const]
      return inside(box) && places.every(([x, y]) => owner.contains(document.elementFromPoint(x, y)))
    }

    const figure = region('State diagram')
    for (const state of new Set(active)) {
      const node = figure?.querySelector(`[data-state="${state}"] rect, rect[data-state="${state}"]`)
      if (!figure || !node) faults.push(`no node ${state}`)
      else if (!isSeen(node.getBoundingClientRect(), figure)) faults.push(`${state} is not in sight`)
    }

    // At the start a poster asks the question in large letters, and has the one button named Play.
    const poster = [...document.querySelectorAll('[data-opening]')].find(
      (shown) => shown.getBoundingClientRect().width > 0,
    )
    const narration = region('Narration')
    const words = document.createRange()
    const texts = narration && document.createTreeWalker(narration, NodeFilter.SHOW_TEXT)
    let line: DOMRect | undefined
    while (!line && texts?.nextNode()) {
      words.selectNodeContents(texts.currentNode)
      line = words.getClientRects()[0]
    }
    if (!narration || !line || !isSeen(line, narration)) faults.push('no line of the narration is in sight')

    const transport = region('Playback')
    for (const button of transport?.querySelectorAll('button') ?? []) {
      const box = button.getBoundingClientRect()
      if (box.width > 0 && !inside(box)) faults.push(`${button.ariaLabel} is not in sight`)
    }
    const play = poster ? poster.querySelector('button') : transport?.querySelector('button[aria-label=Play]')
    if (!transport || !play || !isSeen(play.getBoundingClientRect(), play))
      faults.push('Play is not in sight')

    const article = document.querySelector('article')
    for (const text of article?.querySelectorAll('text, p, select, a, span') ?? []) {
      const own = [...text.childNodes].some((child) => child.nodeType === 3 && child.textContent?.trim())
      const box = text.getBoundingClientRect()
      if (!own || text.closest('table') || box.width <= 1 || box.height <= 1) continue
      const scale = text instanceof SVGGraphicsElement ? Math.abs(text.getScreenCTM()?.d ?? 1) || 1 : 1
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale
      if (size < LEAST_LETTER) faults.push(`"${text.textContent}" is ${size.toFixed(1)} px`)
    }

    const scrolls = (element: Element) =>
      element === document.scrollingElement
        ? element.scrollHeight > innerHeight || element.scrollWidth > innerWidth
        : /auto|scroll/.test(getComputedStyle(element).overflowY) &&
          element.scrollHeight > element.clientHeight
    for (const element of document.querySelectorAll(
      'html, body, :is(main, .box, article, header, div, section):not(table *)',
    )) {
      if (!scrolls(element)) continue
      for (let outer = element.parentElement; outer; outer = outer.parentElement) {
        if (scrolls(outer))
          faults.push(
            `${element.className || element.tagName} scrolls in ${outer.className || outer.tagName}`,
          )
      }
    }
    return faults
  }, active)
