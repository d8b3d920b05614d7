import { useEffect, useState } from 'react'
import { inSlices } from '../../playback/slices'

/**
 * What comes of a work that is done in slices, so that the page answers meanwhile; the result before it until then,
 * undefined before the first.
 *
 * @param work the same function for as long as its result holds; undefined where there is nothing to do
 */
export function useSliced<T>(work: (() => Iterator<undefined, T>) | undefined): T | undefined {
  const [result, setResult] = useState<T>()
  useEffect(() => {
    if (!work) {
      setResult(undefined)
      return
    }
    const controller = new AbortController()
    void inSlices(work(), { signal: controller.signal }).then((done) => {
      if (done !== null && !controller.signal.aborted) setResult(done)
    })
    return () => controller.abort()
  }, [work])
  return result
}
