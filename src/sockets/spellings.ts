import type { State } from '../tcp/tcb/state'
import type { Words } from './words'

/**
 * How systems and their translations write the states, beside the name of RFC 9293: upper case, with underscores
 * (`ss` writes hyphens, Get-NetTCPConnection no joint at all: both are read as the same).
 */
const SPELLINGS: Readonly<Record<State, readonly string[]>> = {
  // BOUND and IDLE: an endpoint that neither listens nor connects (Windows, Solaris).
  CLOSED: ['CLOSE', 'UNCONN', 'IDLE', 'BOUND', 'GESCHLOSSEN', 'FECHAR', 'FECHADA', 'CERRADO', 'FERMÉ'],
  LISTEN: [
    ...['LISTENING', 'ABHÖREN', 'ABHOEREN', 'LAUSCHEND', 'ÉCOUTE', 'ECOUTE', 'À_L’ÉCOUTE', 'ESCUCHAR'],
    ...['ESCUCHANDO', 'OUÇA', 'OUVINDO', 'IN_ASCOLTO', 'ASCOLTO', 'NASŁUCHIWANIE', 'NASLOUCHÁNÍ'],
    ...[
      '监听',
      '监听中',
      '侦听',
      '侦听中',
      '正在侦听',
      '正在监听',
      '聆聽',
      '接聽',
      '待受',
      'リッスン',
      'リッスン中',
    ],
    ...['待ち受け', '수신대기', '수신_대기', '대기', 'СЛУШАНИЕ', 'ПРОСЛУШИВАНИЕ'],
  ],
  'SYN-SENT': [
    'SYN_GESENDET',
    'SYN_ENVIADO',
    'SYN_ENVOYÉ',
    'SYN_INVIATO',
    'SYN_已发送',
    'SYN_送信',
    'SYN_보냄',
  ],
  'SYN-RECEIVED': [
    ...['SYN_RECV', 'SYN_RCVD', 'SYN_RCV', 'NEW_SYN_RECV', 'SYN_EMPFANGEN', 'SYN_RECEBIDO', 'SYN_RECIBIDO'],
    ...['SYN_REÇU', 'SYN_RICEVUTO', 'SYN_已接收', 'SYN_受信', 'SYN_받음'],
  ],
  ESTABLISHED: [
    ...['ESTAB', 'ESTABLISH', 'ESTABLISHE', 'VERBUNDEN', 'HERGESTELLT', 'ÉTABLIE', 'ETABLIE', 'ÉTABLI'],
    ...[
      'ESTABLECIDO',
      'ESTABLECIDA',
      'ESTABELECIDA',
      'ESTABELECIDO',
      'STABILITO',
      'STABILITA',
      'USTANOWIONO',
    ],
    ...[
      'NAVÁZÁNO',
      '已建立',
      '已连接',
      '已建立连接',
      '已連線',
      '建立',
      '連線',
      '確立',
      '接続',
      '接続完了',
      '설정됨',
    ],
    ...['연결됨', '설정', 'УСТАНОВЛЕНО', 'СОЕДИНЕНО'],
  ],
  'FIN-WAIT-1': [
    'FIN_WAIT1',
    'FIN_WARTEN_1',
    'ESPERA_FIN1',
    'FIN_ESPERA_1',
    'FIN_ATTENTE_1',
    'ATTENTE_FIN_1',
  ],
  'FIN-WAIT-2': [
    'FIN_WAIT2',
    'FIN_WARTEN_2',
    'ESPERA_FIN2',
    'FIN_ESPERA_2',
    'FIN_ATTENTE_2',
    'ATTENTE_FIN_2',
  ],
  'CLOSE-WAIT': [
    ...['SCHLIESSEN_WARTEN', 'SCHLIEẞEN_WARTEN', 'ESPERANDO_FECHAR', 'CERRAR_ESPERA', 'ESPERA_CERRAR'],
    ...['ATTENTE_FERMETURE', 'FERMETURE_ATTENTE', '关闭等待', '等待关闭', '關閉等待'],
  ],
  CLOSING: ['FECHANDO', 'SCHLIESSEND', 'SCHLIESSEN', 'WIRD_GESCHLOSSEN', 'CERRANDO', 'FERMETURE', '正在关闭'],
  'LAST-ACK': ['LETZTES_ACK', 'LETZTE_BESTÄTIGUNG', 'ÚLTIMO_ACK', 'DERNIER_ACK', '最后确认'],
  'TIME-WAIT': ['WARTEND', 'ZEIT_WARTEN', 'TIEMPO_ESPERA', 'ESPERA', 'ATTENTE', '时间等待', '等待时间'],
}

const joined = (name: string) => name.replaceAll('-', '_')

const BY_SPELLING = new Map(
  Object.entries(SPELLINGS).flatMap(([name, spellings]) =>
    [joined(name), ...spellings].flatMap((spelling): [string, State][] => [
      [spelling, name as State],
      // TimeWait, FinWait1: the same letters without a joint.
      [spelling.replaceAll('_', ''), name as State],
    ]),
  ),
)

/** What has been looked up as it was written; a listing has few different words in such a place. */
const known = new Map(BY_SPELLING)
const MOST_REMEMBERED = 512

const LONGEST = Math.max(...Array.from(BY_SPELLING.keys(), ({ length }) => length)) + 4

const plain = (word: string) => word.replace(/^[([{*]+/, '').replace(/[)\]}*,;:.\\]+$/, '')

/** The state that a word names, in whatever spelling and case, in brackets or not; null if it names none. */
export function stateOf(word: string): State | null {
  const found = known.get(word)
  if (found !== undefined) return found
  if (word.length > LONGEST) return null
  const state = BY_SPELLING.get(joined(plain(word)).toUpperCase()) ?? null
  if (state && known.size < MOST_REMEMBERED) known.set(word, state)
  return state
}

/** Words that came lately, by their letters: a listing says the same few, and most words are none. */
const SLOTS = 64
const lately = new Array<string>(SLOTS).fill('')
const theirs = new Array<State | null>(SLOTS).fill(null)

const SHORTEST = 4

/** The state that a word of a line names; without a string for it where it came before. */
export function stateAt(words: Words, index: number): State | null {
  const length = words.length(index)
  if (length < 2 || length > LONGEST) return null
  const first = words.code(index)
  const isAddress = (first >= 0x2a && first <= 0x3a) || first === 0x3f
  if (isAddress || (length < SHORTEST && first < 0x80)) return null
  const slot = (first * 31 + words.code(index, length - 1) * 7 + length) & (SLOTS - 1)
  if (lately[slot]?.length === length && words.startsWith(index, lately[slot])) return theirs[slot] as State
  const word = words.at(index)
  const state = stateOf(word)
  if (state) {
    lately[slot] = word
    theirs[slot] = state
  }
  return state
}

/** The spelling that a text begins with, for a word that has lost the blank behind it; the longest there is. */
export function spellingAtStartOf(text: string): string | null {
  for (let length = Math.min(LONGEST, text.length); length > 2; length--) {
    const word = text.slice(0, length)
    if (BY_SPELLING.has(joined(word).toUpperCase())) return word
  }
  return null
}
