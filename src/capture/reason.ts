/**
 * Why a record adds nothing to a connection, as a number: 0 where it does. What depends on a number of the packet
 * (a protocol, a link type) carries it in the bits above `KIND_BITS`.
 */
export type Reason = number

const KIND_BITS = 6
const KIND_MASK = (1 << KIND_BITS) - 1

export const TCP_FOUND: Reason = 0

const KINDS = [
  'link-type',
  'ether-type',
  'family',
  'protocol',
  'length-field',
  'udp-port',
  'cut-link',
  'cut-ip',
  'cut-extension',
  'cut-tcp',
  'broken-ip',
  'broken-extension',
  'broken-tcp',
  'fragment',
  'no-next-header',
  'no-packet',
] as const

type ReasonKind = (typeof KINDS)[number]

const number = (kind: ReasonKind): number => KINDS.indexOf(kind) + 1

export const reason = (kind: ReasonKind, detail = 0): Reason => number(kind) + detail * (KIND_MASK + 1)

const ETHER_TYPES: Readonly<{ [type: number]: string }> = {
  2054: 'ARP',
  32821: 'RARP',
  34887: 'MPLS',
  34888: 'MPLS',
  34915: 'PPPoE discovery',
  34916: 'PPPoE',
  34958: '802.1X',
  34978: 'ATA over Ethernet',
  35020: 'LLDP',
  35045: 'MACsec',
  35047: 'a provider backbone bridge',
  35063: 'PTP',
  35075: 'a tunnel: Cisco FabricPath',
  35078: 'Fibre Channel',
  34827: 'PPP',
  25944: 'Ethernet within it',
  35151: 'a network service header',
  36864: 'loopback test',
}

const PROTOCOLS: Readonly<{ [protocol: number]: string }> = {
  0: 'hop-by-hop options of IPv6',
  1: 'ICMP',
  2: 'IGMP',
  4: 'a tunnel: IPv4 within IP',
  17: 'UDP',
  33: 'DCCP',
  41: 'a tunnel: IPv6 within IP',
  46: 'RSVP',
  47: 'a tunnel: GRE',
  50: 'IPsec ESP',
  58: 'ICMPv6',
  88: 'EIGRP',
  89: 'OSPF',
  94: 'a tunnel: IP within IP',
  97: 'a tunnel: Ethernet within IP',
  103: 'PIM',
  108: 'IP payload compression',
  112: 'VRRP',
  115: 'a tunnel: L2TP',
  132: 'SCTP',
  136: 'UDP-Lite',
  137: 'a tunnel: MPLS within IP',
}

const UDP_TUNNELS: Readonly<{ [port: number]: string }> = {
  1701: 'L2TP',
  2152: 'GTP',
  2123: 'GTP control',
  3544: 'Teredo',
  4500: 'IPsec',
  4754: 'GRE',
  4789: 'VXLAN',
  6081: 'Geneve',
  6635: 'MPLS',
  8472: 'VXLAN',
  51820: 'WireGuard',
}

/** https://www.tcpdump.org/linktypes.html */
const LINK_TYPES: Readonly<{ [type: number]: string }> = {
  3: 'AX.25',
  6: 'Token Ring',
  7: 'ARCNET',
  8: 'SLIP',
  9: 'PPP',
  10: 'FDDI',
  50: 'PPP in HDLC framing',
  51: 'PPPoE',
  100: 'ATM',
  104: 'Cisco HDLC',
  105: 'Wi-Fi',
  107: 'Frame Relay',
  117: 'OpenBSD pflog',
  119: 'Wi-Fi with a Prism header',
  122: 'IP over Fibre Channel',
  127: 'Wi-Fi with radiotap',
  129: 'ARCNET',
  138: 'IP over IEEE 1394',
  147: 'a type for private use',
  163: 'Wi-Fi with an AVS header',
  166: 'PPP with a direction',
  187: 'Bluetooth HCI',
  189: 'USB',
  192: 'a per-packet information header',
  195: 'IEEE 802.15.4',
  201: 'Bluetooth HCI',
  204: 'PPP with a direction',
  220: 'USB',
  227: 'CAN',
  230: 'IEEE 802.15.4',
  239: 'NFLOG',
  242: 'IP over InfiniBand',
  247: 'InfiniBand',
  249: 'USB',
  252: 'a PDU that Wireshark exported',
  253: 'netlink',
  258: 'macOS pktap',
  285: 'a Marvell EDSA switch tag',
}

const hex = (value: number): string => `0x${value.toString(16).padStart(4, '0')}`

const WORDS: Readonly<Record<ReasonKind, (detail: number) => string>> = {
  'link-type': (type) =>
    `link type ${type}${LINK_TYPES[type] ? ` (${LINK_TYPES[type]})` : ''} is not supported`,
  'ether-type': (type) => `not IP: ${ETHER_TYPES[type] ?? `EtherType ${hex(type)}`}`,
  family: (family) => `not IP: address family ${family}`,
  protocol: (protocol) => `not TCP: ${PROTOCOLS[protocol] ?? `IP protocol ${protocol}`}`,
  'length-field': () => 'not IP: an 802.3 frame with LLC',
  'udp-port': (port) => `not TCP: UDP, a tunnel by its port (${UDP_TUNNELS[port]})`,
  'cut-link': () => 'cut inside the link header',
  'cut-ip': () => 'cut inside the IP header',
  'cut-extension': () => 'cut inside an IPv6 extension header',
  'cut-tcp': () => 'cut inside the TCP header',
  'broken-ip': () => 'broken IP header',
  'broken-extension': () => 'broken chain of IPv6 extension headers',
  'broken-tcp': () => 'broken TCP header',
  fragment: () => 'a fragment that completes no segment',
  'no-next-header': () => 'not TCP: IPv6 without a next header',
  'no-packet': () => 'a block without a packet',
}

/** The reason for whoever reads it, in English. */
export function reasonText(why: Reason): string {
  const kind = KINDS[(why & KIND_MASK) - 1]
  return kind === undefined ? 'not known' : WORDS[kind](Math.floor(why / (KIND_MASK + 1)))
}

export const isUdpTunnel = (port: number): boolean => UDP_TUNNELS[port] !== undefined
