import { newDatagram } from './ip/datagram'
import { fragments } from './ip/fragments'
import { readIpv4 } from './ip/ipv4'
import { readIpv6 } from './ip/ipv6'
import { findNetwork, type Network } from './link/link'
import { isUdpTunnel, type Reason, reason, TCP_FOUND } from './reason'
import { newHeader, readHeader } from './tcp/header'

const TCP = 6
const UDP = 17

/**
 * Finds the TCP header of a packet, whatever it is wrapped in. `dissect` answers why there is none, or 0; then
 * `header` has its fields, and `datagram` says where the addresses stand in the octets that were given. Both are
 * used again for the next packet.
 */
export function dissector() {
  const network: Network = { at: 0, version: 4 }
  const datagram = newDatagram()
  const header = newHeader()
  const reassemble = fragments()

  function fragment(octets: Uint8Array, to: number): Reason {
    const whole = reassemble(octets, to, datagram)
    return whole ? readHeader(whole.octets, 0, whole.captured, whole.length, header) : reason('fragment')
  }

  /** What else there is; a tunnel that shows by its port is named. */
  function otherProtocol(octets: Uint8Array, to: number): Reason {
    const { protocol, payload } = datagram
    if (protocol === UDP && to - payload >= 4) {
      const destination = ((octets[payload + 2] ?? 0) << 8) | (octets[payload + 3] ?? 0)
      if (isUdpTunnel(destination)) return reason('udp-port', destination)
    }
    return reason('protocol', protocol)
  }

  function dissect(
    octets: Uint8Array,
    from: number,
    to: number,
    wireLength: number,
    linkType: number,
  ): Reason {
    const noNetwork = findNetwork(octets, from, to, linkType, network)
    if (noNetwork !== TCP_FOUND) return noNetwork
    const read = network.version === 4 ? readIpv4 : readIpv6
    const noDatagram = read(octets, network.at, to, from + wireLength, datagram)
    if (noDatagram !== TCP_FOUND) return noDatagram
    if (datagram.protocol !== TCP) return otherProtocol(octets, to)
    if (datagram.isFragment) return fragment(octets, to)
    return readHeader(octets, datagram.payload, to, datagram.end, header)
  }

  return { dissect, header, datagram }
}
