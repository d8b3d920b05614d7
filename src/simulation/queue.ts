/** What comes first at one instant: arrivals, then timers (LANGUAGE, "Time"). */
export const ARRIVAL = 0
export const TIMER = 1

export interface Entry<T> {
  readonly time: number
  readonly rank: typeof ARRIVAL | typeof TIMER
  readonly order: number
  readonly item: T
}

const before = <T>(a: Entry<T>, b: Entry<T>): boolean =>
  a.time !== b.time ? a.time < b.time : a.rank !== b.rank ? a.rank < b.rank : a.order < b.order

/** The virtual clock's queue, ordered by time, rank, order of issue: a binary heap. */
export class Queue<T> {
  private readonly heap: Entry<T>[] = []
  private issued = 0

  /** The entry that comes next; undefined when nothing is left. */
  get first(): Entry<T> | undefined {
    return this.heap[0]
  }

  /** All that is left, in no order. */
  get all(): readonly Entry<T>[] {
    return this.heap
  }

  add(time: number, rank: Entry<T>['rank'], item: T): Entry<T> {
    const entry = { time, rank, order: this.issued++, item }
    this.heap.push(entry)
    this.rise(this.heap.length - 1)
    return entry
  }

  shift(): Entry<T> | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (last && first !== last) {
      heap[0] = last
      this.sink(0)
    }
    return first
  }

  private rise(start: number): void {
    const { heap } = this
    let i = start
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!before(heap[i] as Entry<T>, heap[parent] as Entry<T>)) return
      this.swap(i, parent)
      i = parent
    }
  }

  private sink(start: number): void {
    const { heap } = this
    let i = start
    for (;;) {
      let least = i
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < heap.length && before(heap[child] as Entry<T>, heap[least] as Entry<T>)) least = child
      }
      if (least === i) return
      this.swap(i, least)
      i = least
    }
  }

  private swap(i: number, j: number): void {
    const { heap } = this
    const a = heap[i] as Entry<T>
    heap[i] = heap[j] as Entry<T>
    heap[j] = a
  }
}
