import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const CLI = 'lib/cli.js'
const folder = mkdtempSync(join(tmpdir(), 'tcp-visualizer-'))
const at = (name: string) => join(folder, name)

beforeAll(() => {
  execFileSync('npm', ['run', '--silent', 'build:cli'])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

function tcpVisualizer(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { input, encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** Exit status 2, nothing on standard output, one line on standard error. */
function complaint(args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = tcpVisualizer(args, input)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^tcp-visualizer: [^\n]+\n$/)
  return stderr
}

describe('capture', () => {
  const pcap = at('four-way-close.pcap')
  beforeAll(() => {
    tcpVisualizer(['run', 'four-way-close', '--format', 'pcap', '-o', pcap])
  })

  test('lists the connections, as JSON with the states of both ends', () => {
    const { status, stdout } = tcpVisualizer(['capture', pcap, '--format', 'json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      format: 'pcap',
      skipped: 0,
      notices: [],
      connections: [
        {
          client: '10.0.0.1:51000',
          server: '10.0.0.2:80',
          clientStates: ['CLOSED', 'SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT'],
          outcome: 'closed',
          findings: [],
        },
      ],
    })
  })

  test('for reading, in either language', () => {
    expect(tcpVisualizer(['capture', pcap]).stdout).toContain('closed, the client first')
    expect(tcpVisualizer(['capture', pcap, '--lang', 'zh']).stdout).toContain('客户端先关')
  })

  test('packed, each member of it, and from standard input', () => {
    const octets = readFileSync(pcap)
    const packed = Buffer.concat([gzipSync(octets.subarray(0, 100)), gzipSync(octets.subarray(100))])
    writeFileSync(at('packed.pcap.gz'), packed)
    const plain = tcpVisualizer(['capture', pcap]).stdout
    expect(tcpVisualizer(['capture', at('packed.pcap.gz')]).stdout).toBe(plain)
    const piped = spawnSync(process.execPath, [CLI, 'capture', '-'], { input: packed, encoding: 'utf8' })
    expect(piped.stdout).toBe(plain)
  })

  test('what is no capture is refused by its name, of which no control character is printed', () => {
    expect(complaint(['capture', '-'], 'no capture at all')).toContain(
      'standard input is no capture: neither pcap nor pcapng',
    )
    expect(complaint(['capture', '-'])).toContain('standard input is no capture: empty')
    expect(complaint(['capture', 'not\u001b[31m there'])).toContain(
      'cannot read not\\x1b[31m there: no such file',
    )
    expect(complaint(['capture', pcap, '--format', 'pdf'])).toContain('unknown format "pdf"')
  })

  test('one connection, by its number or an end, is a run in any format', () => {
    const one = (format: string, connection = '0') =>
      tcpVisualizer(['capture', pcap, '--connection', connection, '--format', format]).stdout
    const { source, moments } = JSON.parse(one('json', '10.0.0.2:80'))
    expect(source).toBe('capture')
    expect(moments[1]).toMatchObject({ cause: { call: 'listen', presumed: true }, presumed: true })
    expect(one('text')).toContain('--> <SEQ=0><CTL=SYN>')
    expect(one('mermaid')).toMatch(/^sequenceDiagram\n {2}title 10\.0\.0\.1/)
    expect(one('svg')).toMatch(/^<svg /)
    expect(complaint(['capture', pcap, '--connection', '7'])).toContain('the capture has connection 0 only')
    expect(complaint(['capture', pcap, '--connection', '10.0.0.9:1'])).toContain('no connection has that end')
    expect(complaint(['capture', pcap, '--format', 'svg'])).toContain('say which with --connection N')
  })
})

describe('list', () => {
  test('names each scenario under its group', () => {
    const { status, stdout } = tcpVisualizer(['list'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^close$/m)
    expect(stdout).toMatch(/^ {2}four-way-close +\S/m)
  })

  test('--json gives id, group, title and the question, if there is one', () => {
    const entries = JSON.parse(tcpVisualizer(['list', '--json']).stdout)
    expect(entries).toContainEqual(
      expect.objectContaining({ id: 'four-way-close', group: 'close', title: expect.any(String) }),
    )
    for (const entry of entries) {
      expect(Object.keys(entry).join()).toMatch(/^id,group,title(,question)?$/)
    }
  })

  test('takes no argument', () => {
    expect(complaint(['list', 'close'])).toContain('"close"')
  })
})

describe('run', () => {
  test('prints a figure', () => {
    const { status, stdout, stderr } = tcpVisualizer(['run', 'three-way-handshake'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('SYN-SENT    --> <SEQ=100><CTL=SYN>')
  })

  test('--format json prints the Timeline', () => {
    const { stdout } = tcpVisualizer(['run', '--format', 'json', 'simultaneous-close'])
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      scenario: 'simultaneous-close',
      profile: 'rfc9293',
    })
  })

  test('--profile plays by the rules of Linux', () => {
    const { stdout } = tcpVisualizer(['run', 'four-way-close', '--profile=linux', '--format=json'])
    expect(JSON.parse(stdout).profile).toBe('linux')
  })

  test('takes a file, and standard input for "-"', () => {
    const source = 'title Mine\nserver: listen\nclient: connect\n'
    writeFileSync(at('mine.tcp'), source)
    expect(tcpVisualizer(['run', at('mine.tcp')]).stdout).toContain('Mine (mine, rfc9293)')
    expect(tcpVisualizer(['run', '-'], source).stdout).toContain('Mine (stdin, rfc9293)')
  })

  test('the same run gives the same bytes', () => {
    const once = () => tcpVisualizer(['run', 'lost-syn', '--format', 'json']).stdout
    expect(once()).toBe(once())
  })
})

describe('the formats of run', () => {
  const output = (...args: string[]) => {
    const { status, stdout, stderr } = tcpVisualizer(['run', ...args])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    return stdout
  }

  test('mermaid is a sequenceDiagram, in the language asked for', () => {
    expect(output('lost-fin', '--format', 'mermaid')).toMatch(/^sequenceDiagram\n/)
    expect(output('lost-fin', '--format', 'mermaid', '--lang', 'zh')).toContain(
      'participant client as 客户端',
    )
  })

  test('svg is a picture with its style sheet, of the whole run or of one step', () => {
    const whole = output('lost-fin', '--format', 'svg')
    expect(whole).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[\s\S]*<title>Lost FIN<\/title>[\s\S]*<\/svg>\n$/,
    )
    expect(whole).toMatch(/<style>[^<]*fill:#[^<]*@media \(prefers-color-scheme:dark\)/)
    const step = output('lost-fin', '--format', 'svg', '--step', '4', '--lang', 'zh', '--theme', 'dark')
    expect(step).toContain('lang="zh"')
    expect(step).toContain('data-state="ESTABLISHED" data-active="client"')
    expect(step).not.toContain('prefers-color-scheme')
  })

  test('an svg that plays begins again, or stops at its end', () => {
    expect(output('lost-fin', '--format', 'svg', '--animate')).toMatch(/@keyframes [^<]* infinite/)
    expect(output('lost-fin', '--format', 'svg', '--animate', '--once')).not.toContain('infinite')
    expect(output('connection-lifecycle', '--format', 'svg', '--animate').length).toBeLessThan(150_000)
  })

  test('pcap is bytes, the same in a file and in a pipe', () => {
    expect(tcpVisualizer(['run', 'abort', '--format', 'pcap', '-o', at('abort.pcap')]).status).toBe(0)
    const piped = execFileSync(process.execPath, [CLI, 'run', 'abort', '--format', 'pcap'])
    expect(piped).toEqual(readFileSync(at('abort.pcap')))
    expect(piped.readUInt32LE(0)).toBe(0xa1b2c3d4)
  })

  test('--step ends the run there', () => {
    expect(JSON.parse(output('lost-fin', '--format', 'json', '--step', '4')).moments).toHaveLength(5)
    expect(output('lost-fin', '--step', '2')).toMatch(/SYN-SENT +--> <SEQ=100><CTL=SYN>/)
    expect(output('lost-fin', '--step', '2')).not.toContain('<SEQ=300>')
    expect(output('lost-fin', '--format', 'mermaid', '--step', '2')).not.toContain('SYN+ACK')
  })

  test('--lang zh sets the caption of a figure in Chinese', () => {
    expect(output('lost-fin', '--lang', 'zh')).toMatch(/ FIN 丢失 \(lost-fin, rfc9293\)\n$/)
  })
})

describe('-o', () => {
  test('writes the file and says nothing', () => {
    const { status, stdout } = tcpVisualizer(['run', 'abort', '-o', at('abort.txt')])
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    expect(readFileSync(at('abort.txt'), 'utf8')).toBe(tcpVisualizer(['run', 'abort']).stdout)
  })

  test('replaces a file and keeps its mode', () => {
    writeFileSync(at('old.txt'), 'old')
    chmodSync(at('old.txt'), 0o600)
    tcpVisualizer(['run', 'abort', '-o', at('old.txt')])
    expect(readFileSync(at('old.txt'), 'utf8')).not.toBe('old')
    expect(statSync(at('old.txt')).mode & 0o777).toBe(0o600)
  })

  test('leaves nothing behind where it cannot write', () => {
    expect(complaint(['run', 'abort', '-o', at('no/such/folder.txt')])).toContain('no such file or directory')
    expect(complaint(['run', 'abort', '-o', ''])).toContain('-o names no file')
    writeFileSync(at('kept.txt'), 'kept')
    complaint(['run', 'no-such-scenario', '-o', at('kept.txt')])
    expect(readFileSync(at('kept.txt'), 'utf8')).toBe('kept')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('writes to a device as it is', () => {
    expect(tcpVisualizer(['run', 'abort', '-o', '/dev/null']).status).toBe(0)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

describe('what is wrong is said in one line, with exit status 2', () => {
  test.each([
    [[], 'give a command'],
    [['frobnicate'], 'unknown command "frobnicate"'],
    [['constructor'], 'unknown command "constructor"'],
    [['run'], 'run takes one scenario'],
    [['run', 'abort', 'lost-syn'], 'run takes one scenario'],
    [['run', 'no-such-scenario'], '"no-such-scenario" is neither a scenario'],
    [['run', 'Half-Close'], 'nor a file; did you mean half-close?'],
    [['run', 'four-way-cloze'], 'did you mean four-way-close?'],
    [['run', 'handshake'], 'did you mean lost-handshake-ack or three-way-handshake?'],
    [['run', './no-such-file.tcp'], 'cannot read ./no-such-file.tcp: no such file or directory'],
    [['run', '.'], 'cannot read .:'],
    [['run', 'abort', '--frob'], "unknown option '--frob'"],
    [['run', 'abort', '--format', 'yaml'], 'unknown format "yaml": give text, json, mermaid, svg, or pcap'],
    [['run', 'abort', '--profile', 'bsd'], 'unknown profile "bsd": give rfc9293 or linux'],
    [['run', 'abort', '--lang', 'de'], 'unknown language "de": give en or zh'],
    [
      ['run', 'abort', '--format', 'svg', '--theme', 'pink'],
      'unknown theme "pink": give light, dark, or auto',
    ],
    [['run', 'abort', '--step', '99'], '--step "99" is no step of abort: give 0 to '],
    [['run', 'abort', '--step', '1.5'], '--step "1.5" is no step of abort: give 0 to '],
    [['run', 'abort', '--step', ''], '--step "" is no step of abort: give 0 to '],
    [['run', 'abort', '--animate'], '--animate goes with --format svg'],
    [['run', 'abort', '--theme', 'dark'], '--theme goes with --format svg'],
    [['run', 'abort', '--width', '760'], '--width goes with --format svg'],
    [['run', 'abort', '--format', 'svg', '--width', '12'], '--width "12": give 320 to 2400 pixels'],
    [['run', 'abort', '--format', 'svg', '--captions'], '--captions goes with --animate'],
    [['run', 'abort', '--format', 'svg', '--once'], '--once goes with --animate'],
    [['run', 'abort', '--format', 'svg', '--animate', '--step', '3'], 'not with --animate'],
    [['run', 'abort', '--format', 'json', '--lang', 'zh'], '--lang goes with --format text, mermaid or svg'],
    [['run', 'abort', '--format', 'pcap', '--lang', 'zh'], '--lang goes with --format text, mermaid or svg'],
    [['packetdrill', 'x.pkt'], 'packetdrill is not available yet'],
  ])('%j: %s', (args, words) => {
    expect(complaint(args)).toContain(words)
  })

  test('a scenario’s mistake is told by line, column and what was expected', () => {
    expect(complaint(['run', '-'], 'server: listen\nclient: conect\n')).toMatch(
      /standard input: Line 2, column 9: found .conect., expected /,
    )
  })

  test('a script that cannot go on says where', () => {
    const source = 'server: listen\nclient: connect\nclient: send 1\nat 1ms\nclient: close\n'
    expect(complaint(['run', '-'], source)).toMatch(/line 4/i)
  })

  test('bytes that are no text, and more text than a scenario has', () => {
    writeFileSync(at('noise.tcp'), Buffer.from([0xff, 0xfe, 0x00, 0xd8]))
    expect(complaint(['run', at('noise.tcp')])).toContain('is not UTF-8 text')
    expect(complaint(['run', '-'], '#'.repeat(2_000_000))).toContain('longer than 1 MiB')
  })
})

test('--help and --version', () => {
  expect(tcpVisualizer(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: ') })
  expect(tcpVisualizer(['run', '--help'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Usage: '),
  })
  expect(tcpVisualizer(['--version'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  })
})

test('a reader that has seen enough is no error', async () => {
  const child = spawn(process.execPath, [CLI, 'run', 'connection-lifecycle', '--format', 'json'])
  let complaints = ''
  child.stderr.on('data', (chunk) => {
    complaints += chunk
  })
  child.stdout.destroy()
  const status = await new Promise((resolve) => child.on('close', resolve))
  expect({ status, complaints }).toEqual({ status: 0, complaints: '' })
})

describe('terminal', () => {
  const asked = (step: string, host: string, command: string, ...more: string[]) =>
    tcpVisualizer(['terminal', 'fin-wait-2-timeout', '--step', step, '--host', host, '-c', command, ...more])

  test('prints what a command prints on a host at a moment, and ends as it does', () => {
    const { status, stdout, stderr } = asked('8', 'client', 'ss -tano')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^FIN-WAIT-2 0 +0 +10\.0\.0\.1:51000 +10\.0\.0\.2:80 +timer:\(timewait,/m)
    expect(asked('8', 'client', 'ss -tan | grep NOTHING')).toEqual({ status: 1, stdout: '', stderr: '' })
    expect(asked('8', 'client', 'nmap')).toEqual({
      status: 127,
      stdout: '',
      stderr: 'bash: line 1: nmap: command not found\n',
    })
  })

  test('is told by status 2 and one line where it is misused itself', () => {
    const scenario = ['terminal', 'abort', '--step', '1', '--host', 'client']
    expect(complaint(scenario)).toContain('needs -c COMMAND')
    expect(complaint(['terminal', 'abort', '--step', '99', '--host', 'client', '-c', 'ss'])).toContain(
      'give 0 to',
    )
    expect(complaint(['terminal', 'abort', '--step', '1', '--host', 'router', '-c', 'ss'])).toContain(
      'unknown host',
    )
    expect(complaint(['terminal', '--step', '1', '--host', 'client', '-c', 'ss'])).toContain(
      'takes one scenario',
    )
  })

  test('a program is called what the scenario calls it', () => {
    const script = 'server process=nginx/812 backlog=16\nserver: listen\nclient: connect\n'
    const { stdout } = tcpVisualizer(
      ['terminal', '-', '--step', '1', '--host', 'server', '-c', 'ss -ltnp'],
      script,
    )
    expect(stdout).toContain(
      'LISTEN 0      16           0.0.0.0:80        0.0.0.0:*    users:(("nginx",pid=812,fd=3))',
    )
  })
})

describe('sockets', () => {
  const LISTING = Array.from(
    { length: 6 },
    (_, n) => `CLOSE-WAIT 9 0 192.0.2.1:80 198.51.100.7:${5000 + n} users:(("a",pid=7,fd=3))`,
  ).join('\n')

  test('tells counts and findings, from standard input and from a file', () => {
    const { status, stdout, stderr } = tcpVisualizer(['sockets'], LISTING)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/CLOSE-WAIT +6\n/)
    expect(stdout).toContain('Warning: close-wait-leak')
    expect(stdout).toContain('Next: ss -tanp state close-wait')
    writeFileSync(at('listing.txt'), LISTING)
    expect(tcpVisualizer(['sockets', at('listing.txt')]).stdout).toBe(stdout)
  })

  test('--format json gives the table and the findings, in words of the language', () => {
    const { stdout } = tcpVisualizer(['sockets', '-', '--format', 'json', '--lang', 'zh'], LISTING)
    const { version, tool, counts, ignored, sockets, findings } = JSON.parse(stdout)
    expect({ version, tool, counts, ignored }).toEqual({
      version: 1,
      tool: 'ss',
      counts: { 'CLOSE-WAIT': 6 },
      ignored: 0,
    })
    expect(sockets[0]).toEqual({
      ...{ state: 'CLOSE-WAIT', local: '192.0.2.1:80', remote: '198.51.100.7:5000', recvQ: 9, sendQ: 0 },
      ...{ process: 'a/7', timer: null },
    })
    expect(findings).toMatchObject([
      { kind: 'close-wait-leak', severity: 'warning', sockets: [0, 1, 2, 3, 4, 5] },
    ])
    expect(findings[0].text).toContain('对端已经关闭')
  })

  test('nothing of a listing acts on the terminal', () => {
    const hostile = LISTING.replaceAll('"a"', '"\u009b2J\u202e"')
    expect(tcpVisualizer(['sockets'], hostile).stdout).toContain('process \\x9b2J\\xe2\\x80\\xae/7')
    expect(tcpVisualizer(['sockets', '--format', 'json'], hostile).stdout).not.toMatch(
      /[\u0080-\u009f\u202e]/,
    )
  })

  test('says in one line what is wrong', () => {
    expect(complaint(['sockets', at('none.txt')])).toContain('no such file')
    expect(complaint(['sockets'], '\0\0\0\u0001\0\u0002\0\0')).toContain('is no text')
    expect(complaint(['sockets', '--format', 'svg'])).toContain('give text or json')
    expect(complaint(['sockets', 'a', 'b'])).toContain('"b"')
  })
})
