import { ArrowDown, ArrowUp, CircleAlert, X } from 'lucide-react'
import { type RefObject, useDeferredValue, useMemo, useRef } from 'react'
import type { ListingMessages } from '../../messages/messages'
import { printable } from '../../messages/printable'
import type { Socket } from '../../sockets/listing'
import { Body } from '../table/Body'
import table from '../table/table.module.css'
import { useRows } from '../table/useRows'
import { COLUMNS, type Column, choosing, columnsOf, type Only, type Order, type Sockets } from './choosing'
import styles from './SocketTable.module.css'
import { useSliced } from './useSliced'
import { headlineOf } from './words'

/** Pixels that a row takes, borders included: in columns, and in lines where there is no room for them. */
const ROW = { columns: 36, lines: 84 }

interface SocketTableProps {
  readonly sockets: Sockets
  readonly only: Only | undefined
  readonly typed: string
  readonly order: Order
  /** Whether a row stands in lines. */
  readonly isNarrow: boolean
  /** What scrolls, the table with all that stands above it. */
  readonly scroller: RefObject<HTMLElement | null>
  readonly words: ListingMessages
  onType(typed: string): void
  onOrder(order: Order): void
  onAll(): void
}

const NUMBERS: ReadonlySet<Column> = new Set(['recvQ', 'sendQ'])
const NOTHING: readonly number[] = []

const nameOf = (column: Column, t: ListingMessages) =>
  ({
    state: t.listings_state,
    recvQ: t.listings_recv_q,
    sendQ: t.listings_send_q,
    local: t.listings_local,
    remote: t.listings_remote,
    process: t.listings_process,
    timer: t.listings_timer,
  })[column]()

function onlyText(only: Only, t: ListingMessages): string {
  if (only.by === 'state') return only.state
  return only.by === 'fate' ? t[`listings_${only.fate}`]() : headlineOf(only.finding, t)
}

/** All sockets, those with a finding first; of a long table the rows in view are made. */
export function SocketTable(props: SocketTableProps) {
  const { sockets, only, typed, order, isNarrow, scroller, words: t, onType, onOrder, onAll } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const sought = useDeferredValue(typed)
  const work = useMemo(() => {
    const words = sought.toLowerCase().split(/\s+/).filter(Boolean)
    return () => choosing(sockets, { only, words, order })
  }, [sockets, only, sought, order])
  const places = useSliced(work)
  const rows = useRows(places?.length ?? 0, isNarrow ? ROW.lines : ROW.columns, scroller, body)
  const told = useMemo(() => columnsOf(sockets.all), [sockets])
  const columns = COLUMNS.filter((column) => told.has(column))
  const all = sockets.all.length
  return (
    <section className={styles.sockets} aria-label={t.listings_sockets()}>
      <div className={`${table.tools} ${styles.tools}`}>
        <input
          type="search"
          aria-label={t.listings_filter()}
          placeholder={t.listings_filter()}
          value={typed}
          onChange={({ target }) => onType(target.value)}
        />
        {only && (
          <button type="button" className={styles.only} title={t.listings_all()} onClick={onAll}>
            <span className={styles.onlyText}>
              {t.listings_only()} <b>{printable(onlyText(only, t))}</b>
            </span>
            <X role="img" aria-label={t.listings_all()} />
          </button>
        )}
        {isNarrow && <OrderChoice columns={columns} order={order} t={t} onOrder={onOrder} />}
        <p role="status" className={styles.shown}>
          {places && t.listings_shown({ count: places.length, all })}
        </p>
      </div>
      {all > 0 && (
        <table
          className={`${table.table} ${styles.table}`}
          data-narrow={isNarrow || undefined}
          aria-rowcount={(places?.length ?? 0) + 1}
        >
          <thead>
            {isNarrow ? (
              <tr aria-rowindex={1}>
                <th scope="col">{t.listings_socket()}</th>
              </tr>
            ) : (
              <Head
                columns={columns}
                order={order}
                hasFates={sockets.fates !== undefined}
                t={t}
                onOrder={onOrder}
              />
            )}
          </thead>
          <Body ref={body} rows={rows}>
            {(at) => {
              const place = (places ?? NOTHING)[at] ?? -1
              const socket = sockets.all[place]
              if (!socket) return null
              const Row = isNarrow ? LinesRow : ColumnsRow
              return <Row key={place} {...{ socket, sockets, place, at, columns, t }} />
            }}
          </Body>
        </table>
      )}
      {all === 0 && <p className={styles.none}>{t.listings_no_rows()}</p>}
      {all > 0 && places?.length === 0 && <p className={styles.none}>{t.listings_no_match()}</p>}
    </section>
  )
}

interface OrderProps {
  readonly columns: readonly Column[]
  readonly order: Order
  readonly t: ListingMessages
  onOrder(order: Order): void
}

function OrderChoice({ columns, order, t, onOrder }: OrderProps) {
  return (
    <select
      className={styles.order}
      aria-label={t.listings_sort()}
      value={order.by}
      onChange={({ target }) => {
        const by = target.value as Order['by']
        onOrder(by === 'finding' ? { by } : { by, down: NUMBERS.has(by) })
      }}
    >
      <option value="finding">{t.listings_sort_finding()}</option>
      {columns.map((column) => (
        <option key={column} value={column}>
          {nameOf(column, t)}
        </option>
      ))}
    </select>
  )
}

/** First by what one looks for: the longest queue, else upwards; then the other way round; then by finding again. */
function pressedOrder(order: Order, by: Column): Order {
  const first = NUMBERS.has(by)
  if (order.by !== by) return { by, down: first }
  return order.down === first ? { by, down: !first } : { by: 'finding' }
}

function Head({ columns, order, hasFates, t, onOrder }: OrderProps & { readonly hasFates: boolean }) {
  return (
    <tr aria-rowindex={1}>
      <th scope="col" className={styles.mark}>
        <span>{t.listings_finding()}</span>
      </th>
      {columns.map((column) => {
        const isBy = order.by === column
        const Icon = isBy && order.down ? ArrowDown : ArrowUp
        return (
          <th
            key={column}
            scope="col"
            data-column={column}
            className={NUMBERS.has(column) ? table.number : undefined}
            aria-sort={isBy ? (order.down ? 'descending' : 'ascending') : undefined}
          >
            <button type="button" onClick={() => onOrder(pressedOrder(order, column))}>
              {nameOf(column, t)}
              {isBy && <Icon aria-hidden="true" />}
            </button>
          </th>
        )
      })}
      {hasFates && (
        <th scope="col" data-column="fate">
          {t.listings_fate()}
        </th>
      )}
    </tr>
  )
}

interface RowProps {
  readonly socket: Socket
  readonly sockets: Sockets
  readonly place: number
  /** Where it stands among those that are shown. */
  readonly at: number
  readonly columns: readonly Column[]
  readonly t: ListingMessages
}

function fateText({ sockets: { fates, was }, place, t }: RowProps): string {
  const fate = fates?.[place]
  if (fate === undefined || fate === 'stayed') return ''
  const before = was?.[place]
  return fate === 'moved' && before ? t.listings_was({ state: before }) : t[`listings_${fate}`]()
}

/** What comes from the listing; what would act instead of being read stands as `\xNN`. */
const cellText = (socket: Socket, column: Column) => printable(String(socket[column] ?? ''))

/** On a listener Send-Q is how many may wait. */
function queueOf(socket: Socket, column: Column): 'empty' | 'limit' | 'waiting' {
  if (socket.state === 'LISTEN' && column === 'sendQ') return 'limit'
  return socket[column] === 0 ? 'empty' : 'waiting'
}

function ColumnsRow(props: RowProps) {
  const { socket, sockets, place, at, columns, t } = props
  return (
    <tr aria-rowindex={at + 2} data-socket={place} data-fate={sockets.fates?.[place]}>
      <td className={styles.mark}>
        {sockets.found.has(socket) && <CircleAlert role="img" aria-label={t.listings_finding()} />}
      </td>
      {columns.map((column) => {
        const text = cellText(socket, column)
        return (
          <td
            key={column}
            data-column={column}
            data-queue={NUMBERS.has(column) ? queueOf(socket, column) : undefined}
            className={NUMBERS.has(column) ? table.number : undefined}
            title={text.length > 20 ? text : undefined}
          >
            {text}
          </td>
        )
      })}
      {sockets.fates && <td data-column="fate">{fateText(props)}</td>}
    </tr>
  )
}

/** The same in three lines, where a phone has no room for columns. */
function LinesRow(props: RowProps) {
  const { socket, sockets, place, at, t } = props
  const queues =
    socket.recvQ === null && socket.sendQ === null ? '' : `${socket.recvQ ?? '–'} / ${socket.sendQ ?? '–'}`
  const rest = [cellText(socket, 'process'), cellText(socket, 'timer'), fateText(props)].filter(Boolean)
  return (
    <tr aria-rowindex={at + 2} data-socket={place} data-fate={sockets.fates?.[place]}>
      <td>
        <span className={styles.line}>
          {sockets.found.has(socket) && <CircleAlert role="img" aria-label={t.listings_finding()} />}
          <b>{socket.state}</b>
          {queues && (
            <span className={styles.queues} title={`${t.listings_recv_q()} / ${t.listings_send_q()}`}>
              {queues}
            </span>
          )}
        </span>
        <span className={styles.ends}>
          {cellText(socket, 'local')}
          {socket.remote !== null && ` → ${cellText(socket, 'remote')}`}
        </span>
        <span className={styles.rest}>{rest.join(' · ')}</span>
      </td>
    </tr>
  )
}
