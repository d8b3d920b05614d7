import { useEffect, useState } from 'react'

interface Fetched<T> {
  readonly key: string
  readonly value?: T | undefined
  readonly failed: boolean
}

/**
 * What is fetched for a key, once there is one: undefined until then. For another key what was there stays until the
 * new is there, or could not be fetched. `load` may be another function each time.
 */
export function useFetched<T>(key: string | undefined, load: () => Promise<T>) {
  const [got, setGot] = useState<Fetched<T>>()
  const isDone = got?.key === key
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is loaded.
  useEffect(() => {
    if (key === undefined || isDone) return
    let current = true
    load().then(
      (value) => current && setGot({ key, value, failed: false }),
      () => current && setGot((before) => ({ key, value: before?.value, failed: true })),
    )
    return () => {
      current = false
    }
  }, [key, isDone])
  return { value: got?.value, failed: isDone && (got?.failed ?? false) }
}
