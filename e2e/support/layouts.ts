import type { CDPSession, Page } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly ts: number
  readonly args: {
    readonly data?: {
      readonly message?: string
      readonly nodeName?: string
      readonly nodeId?: number
      readonly reason?: string
    }
  }
}

/** What the browser laid out anew in one frame, each object once. */
export type Frame = readonly string[]

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline.invalidationTracking']
/** Milliseconds from frame to frame, as a screen of 60 Hz has them. */
const FRAME = 16
const MARK = 'frame'
/** What leaves the page is not laid out any more. */
const GONE = 'Removed from layout'

async function traced(session: CDPSession, run: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  const traceConfig = { includedCategories: CATEGORIES }
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  await run()
  await session.send('Tracing.end')
  await complete
  return events.sort((a, b) => a.ts - b.ts)
}

/** Plays a number of frames, one by one, on a page whose clock stands still; what each of them laid out. */
export async function layoutsOf(page: Page, frames: number): Promise<readonly Frame[]> {
  const session = await page.context().newCDPSession(page)
  const events = await traced(session, async () => {
    for (let nth = 0; nth < frames; nth++) {
      await page.clock.runFor(FRAME)
      // Asked for a height, the browser lays out now what is due in this frame.
      await page.evaluate((mark) => {
        document.body.getBoundingClientRect()
        console.timeStamp(mark)
      }, MARK)
    }
  })
  const found = [new Map<number, string>()]
  for (const { name, args } of events) {
    const { message, nodeId = 0, nodeName = '', reason } = args.data ?? {}
    if (name === 'TimeStamp' && message === MARK) found.push(new Map())
    else if (name === 'LayoutInvalidationTracking' && reason !== GONE) found.at(-1)?.set(nodeId, nodeName)
  }
  return found.slice(0, frames).map((objects) => [...objects.values()])
}
