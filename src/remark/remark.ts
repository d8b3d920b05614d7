import type { Code, Parent, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Language } from '../messages/messages'
import { loadTelling } from '../panels/narration/telling'
import type { Theme } from '../playback/options'
import { embedOf } from './embed'
import { FenceError, readFence } from './fence'
import { readInfo } from './info'

/** What holds for every block that does not say otherwise itself. */
export interface RemarkTcpOptions {
  /** Language of players and pictures. Unless given, players speak the page's, pictures English. */
  readonly lang?: Language
  /** `auto` unless given. */
  readonly theme?: Theme
}

/** The root of an mdast, whatever kinds of nodes other plugins have added to it. */
export interface MarkdownTree {
  type: string
}

/** What is asked of a vfile: to note a mistake at its place, and to stop. */
export interface MarkdownFile {
  fail(reason: string, options: { place?: { line: number; column: number }; source: string }): never
}

interface Place {
  readonly block: Code
  readonly index: number
  readonly parent: Parent
}

const SOURCE = 'tcp-visualizer'

function fail(file: MarkdownFile, { position }: Code, error: unknown): never {
  if (!(error instanceof FenceError)) throw error
  if (!position) return file.fail(error.message, { source: SOURCE })
  const { line, column } = position.start
  const place = { line: line + error.line, column: column + error.column - 1 }
  return file.fail(error.message, { place, source: SOURCE })
}

/**
 * Turns each fenced block ```` ```tcp step=3 ```` into a `<tcp-visualizer>` with these attributes, the block's text
 * as its scenario, and within it a static SVG. An empty block shows the built-in scenario that its `scenario=`
 * names. The page has to load `tcp-visualizer/element`. A block that cannot be understood fails the file, with
 * line and column.
 */
export default function remarkTcp({ lang, theme }: RemarkTcpOptions = {}) {
  const defaults = Object.entries({ lang, theme }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )

  async function embed({ block, index, parent }: Place): Promise<void> {
    const fence = await readFence(
      [...defaults, ...readInfo(block.meta ?? '')],
      block.value.trim() && block.value,
    )
    const { t } = await loadTelling(fence.options.lang ?? 'en')
    const { tagName: hName, properties: hProperties, children: hChildren } = embedOf(fence, t)
    // Every tool knows a paragraph; what it becomes in HTML is said in its data (mdast-util-to-hast).
    parent.children[index] = {
      type: 'paragraph',
      children: [],
      data: { hName, hProperties, hChildren },
      ...(block.position && { position: block.position }),
    }
  }

  return async (tree: MarkdownTree, file: MarkdownFile): Promise<void> => {
    const places: Place[] = []
    visit(tree as Root, 'code', (block, index, parent) => {
      if (block.lang === 'tcp' && parent && index !== undefined) places.push({ block, index, parent })
    })
    for (const place of places) {
      await embed(place).catch((error: unknown) => fail(file, place.block, error))
    }
  }
}
