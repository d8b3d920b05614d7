/** What /etc/services calls the ports that scenarios use; others have no name there. */
const SERVICES: Readonly<Record<string, number>> = {
  ...{ ftp: 21, ssh: 22, telnet: 23, smtp: 25, domain: 53, http: 80, pop3: 110, imap2: 143, ldap: 389 },
  ...{ https: 443, submission: 587, ldaps: 636, imaps: 993, pop3s: 995, mysql: 3306, postgresql: 5432 },
  ...{ amqp: 5672, redis: 6379, 'http-alt': 8080 },
}

export const portNamed = (name: string): number | undefined =>
  Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined

const NAMES = new Map(Object.entries(SERVICES).map(([name, port]) => [port, name]))

/** A port as it is printed; null is any. */
export const portText = (port: number | null, numeric: boolean): string =>
  port === null ? '*' : ((numeric ? undefined : NAMES.get(port)) ?? String(port))
