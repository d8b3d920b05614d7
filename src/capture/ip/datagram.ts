/**
 * What the IP header says of the datagram behind it. One object is used again for every packet. Positions are
 * in the octets of the packet; `end` counts what was on the wire and may be behind what was captured.
 */
export interface Datagram {
  version: 4 | 6
  /** Where the source address begins; the destination's stands behind it. */
  addresses: number
  protocol: number
  /** Where the payload begins, and where it ends. */
  payload: number
  end: number
  /** Set where the payload is one piece of a datagram's. */
  isFragment: boolean
  identification: number
  /** Where this piece belongs in the payload of the whole, in octets. */
  fragmentOffset: number
  moreFragments: boolean
}

export const newDatagram = (): Datagram => ({
  version: 4,
  addresses: 0,
  protocol: 0,
  payload: 0,
  end: 0,
  isFragment: false,
  identification: 0,
  fragmentOffset: 0,
  moreFragments: false,
})
