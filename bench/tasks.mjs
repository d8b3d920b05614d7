/** Milliseconds: a task that takes longer keeps somebody waiting. */
const LONG = 50

const CATEGORIES = ['toplevel', 'devtools.timeline', 'v8', 'blink.user_timing', 'disabled-by-default-v8.gc']

/** The trace of what is done meanwhile, as events. */
export async function traced(page, act) {
  const session = await page.context().newCDPSession(page)
  const events = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  const over = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.start', { categories: CATEGORIES.join(), transferMode: 'ReportEvents' })
  await act()
  await session.send('Tracing.end')
  await over
  await session.detach()
  return events
}

/** Tasks of the main thread of the page, with what each was spent on. */
function tasksOf(events) {
  const main = events.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const here = events.filter(({ pid, tid, ph }) => pid === main?.pid && tid === main?.tid && ph === 'X')
  const tasks = here.filter(({ name }) => /RunTask$/.test(name))
  return tasks.map(({ ts, dur = 0, tdur = dur }) => {
    const parts = here.filter(
      (each) => each.ts > ts && each.ts + (each.dur ?? 0) <= ts + dur && each.dur > 3000,
    )
    return {
      wall: dur / 1000,
      cpu: tdur / 1000,
      parts: parts
        .sort((a, b) => b.dur - a.dur)
        .filter(({ name }) => !/RunTask|Receive mojo|SimpleWatcher/.test(name))
        .slice(0, 6)
        .map(({ name, dur, tdur, args }) => {
          const of = args?.data?.functionName ? ` ${args.data.functionName}` : ''
          return `${name}${of} ${Math.round((tdur ?? dur) / 1000)}`
        }),
    }
  })
}

/** How many tasks an act took, how many of them were long, and what the longest was spent on. */
export function summary(act, events) {
  const tasks = tasksOf(events).sort((a, b) => b.cpu - a.cpu)
  const [longest] = tasks
  return {
    act,
    tasks: tasks.length,
    [`over ${LONG} ms`]: tasks.filter(({ wall }) => wall > LONG).length,
    [`over ${LONG} ms of the processor`]: tasks.filter(({ cpu }) => cpu > LONG).length,
    'longest, of the processor': Math.round(longest?.cpu ?? 0),
    'spent on': longest?.parts.join(', ') ?? '',
  }
}
