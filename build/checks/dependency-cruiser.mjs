/** Who may import whom, from top to bottom: a folder imports from the rows below its own. */
const ROWS = [
  ['site', 'embed', 'cli', 'remark'],
  ['panels', 'diagrams', 'exports'],
  ['playback', 'messages'],
  ['engine'],
  ['sandbox'],
  ['terminal'],
  ['scenarios', 'capture', 'sockets', 'packetdrill'],
  ['simulation'],
  ['tcp', 'timeline'],
]

/** The rooms of src/tcp, from the top floor to the bottom: a room imports from the floors below its own. */
const ROOMS = [
  ['testing'],
  ['endpoint'],
  ['machine'],
  ['recover'],
  ['send'],
  ['timers', 'receive'],
  ['flow'],
  ['options'],
  ['tcb'],
  ['verdict', 'wire'],
]

/** A test may reach for whatever shows best what it tests. */
const TESTS = '([.](test|arbitrary)[.]tsx?$|/testing/)'
/** What the product may be made of, all of it bundled. */
const PARTS = [
  'react',
  'react-dom',
  'xstate',
  '@xstate/react',
  'framer-motion',
  'lucide-react',
  'unist-util-visit',
  'minisearch',
  'stemmer',
  '@tanstack/react-virtual',
]

const inFolders = (names) => `^src/(${names.join('|')})(/|[.]ts$)`

const downwardOnly = ROWS.slice(1).map((row, index) => ({
  name: `downward-only-from-${row.join('-')}`,
  comment: 'Imports go from a row to the rows below it, never up.',
  severity: 'error',
  from: { path: inFolders(row), pathNot: TESTS },
  to: { path: inFolders(ROWS.slice(0, index + 1).flat()) },
}))

const inRooms = (names) => `^src/tcp/(${names.join('|')})/`

const roomsOfTcp = ROOMS.flatMap((floor, index) =>
  floor.map((room) => ({
    name: `only-from-below-into-tcp-${room}`,
    comment: 'In src/tcp a room takes from the floors below; neighbours on a floor do not know each other.',
    severity: 'error',
    from: { path: inRooms([room]), pathNot: TESTS },
    to: { path: '^src/tcp/', pathNot: inRooms([room, ...ROOMS.slice(index + 1).flat()]) },
  })),
)

/**
 * Neighbours in a row that know each other: the player frames the diagrams, its options name a language; a
 * picture for elsewhere is drawn by the diagrams, its caption told by the narration.
 */
const NEIGHBOURS = {
  panels: ['diagrams'],
  exports: ['diagrams', 'panels'],
  playback: ['messages'],
  timeline: ['tcp'],
}

const notSideways = ROWS.flatMap((row) =>
  row.map((folder) => ({
    name: `not-sideways-from-${folder}`,
    comment: 'Folders of one row do not know each other.',
    severity: 'error',
    from: { path: inFolders([folder]), pathNot: TESTS },
    to: { path: inFolders(row), pathNot: inFolders([folder, ...(NEIGHBOURS[folder] ?? [])]) },
  })),
)

export default {
  forbidden: [
    ...downwardOnly,
    ...notSideways,
    ...roomsOfTcp,
    {
      name: 'no-unknown-rooms-in-tcp',
      comment:
        'A folder of src/tcp that stands on no floor above has no place in it; nor has a file beside them.',
      severity: 'error',
      from: { path: '^src/tcp/', pathNot: inRooms(ROOMS.flat()) },
      to: {},
    },
    {
      name: 'src-does-not-know-bench',
      comment: 'What takes long is built on what is shipped, never the other way.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^bench/' },
    },
    {
      name: 'timeline-takes-types-only-from-tcp',
      comment: 'The waist has no logic of its own.',
      severity: 'error',
      from: { path: '^src/timeline/' },
      to: { path: '^src/tcp/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tcp-imports-xstate-only',
      comment: 'The protocol, and nothing else.',
      severity: 'error',
      from: { path: '^src/tcp/', pathNot: TESTS },
      to: { pathNot: '^(src/tcp/|node_modules/xstate/)' },
    },
    {
      name: 'no-view-below-playback',
      comment: 'Nothing below playback knows React or the DOM.',
      severity: 'error',
      from: { path: inFolders(ROWS.slice(ROWS.findIndex((row) => row.includes('engine'))).flat()) },
      to: {
        path: '^node_modules/(@types/)?(react|react-dom|@xstate/react|framer-motion|motion-dom|lucide-react)/',
      },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one subject.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unknown-folders',
      comment: 'A folder of src that has no row above has no place in the house.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: inFolders(ROWS.flat()) },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[?](raw|url|inline)$' },
    },
    {
      name: 'only-these-parts-in-the-product',
      comment:
        'All that runs is bundled, so everything is a devDependency: what users fetch is decided here.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: {
        path: '^node_modules/',
        pathNot: `^node_modules/(@types/)?(${PARTS.join('|')})/`,
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/messages/compiled' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
