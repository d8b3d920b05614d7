/** Milliseconds for which nothing else is done. */
const SLICE = 8
/** Lets the page do what it has to do. Timers would make it wait for longer each time. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

/** Does a work in slices, between which the page answers; null if it is given up. */
export async function inSlices<T>(
  work: Iterator<undefined, T>,
  { signal, onPause }: { readonly signal?: AbortSignal | undefined; readonly onPause?: () => void } = {},
): Promise<T | null> {
  for (;;) {
    for (const begun = performance.now(); performance.now() - begun < SLICE; ) {
      const { done, value } = work.next()
      if (done) return value
    }
    onPause?.()
    await pause()
    if (signal?.aborted) return null
  }
}
