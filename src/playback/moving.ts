import { type MotionValue, motionValue } from 'framer-motion'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * Attributes of an element that follow motion values frame by frame, without React rendering: give the
 * element the ref, and each attribute its value at the time of rendering.
 *
 * Stands in for framer-motion's `m` components. Their features animate styles, gestures and layout,
 * which nothing here does: one value is animated, all else derives from it. They would weigh 18 kB
 * (brotli) of the 117 kB that the page may pull.
 */
export function useMoving<E extends Element>(
  attributes: Readonly<Record<string, MotionValue<string> | MotionValue<number>>>,
): RefObject<E | null> {
  const ref = useRef<E>(null)
  useLayoutEffect(() => {
    const stops = Object.entries(attributes).map(([name, value]) => {
      const write = (now: string | number) => ref.current?.setAttribute(name, String(now))
      write(value.get())
      return value.on('change', write)
    })
    return () => {
      for (const stop of stops) stop()
    }
  })
  return ref
}

/** The text of an element that follows a motion value. */
export function useMovingText<E extends Element>(text: MotionValue<string>): RefObject<E | null> {
  const ref = useRef<E>(null)
  useLayoutEffect(() => {
    const write = (now: string) => {
      const text = ref.current?.firstChild
      // The same node says something else: a new one would have to be laid out from nothing.
      if (text) text.nodeValue = now
    }
    write(text.get())
    return text.on('change', write)
  }, [text])
  return ref
}

/**
 * A motion value that follows another, in the same frame.
 *
 * framer-motion's useTransform does the same, and brings along how to mix colours and complex values, which nothing
 * here needs: 3 kB (brotli).
 */
export function useDerived<T, U>(source: MotionValue<T>, derive: (now: T) => U): MotionValue<U> {
  const [derived] = useState(() => motionValue(derive(source.get())))
  derived.set(derive(source.get()))
  useLayoutEffect(() => {
    const follow = (now: T) => derived.set(derive(now))
    follow(source.get())
    return source.on('change', follow)
  })
  return derived
}
