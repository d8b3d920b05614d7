import { createRoot } from 'react-dom/client'
import { loadMessages } from '../messages/messages'
import { NOT_FETCHED } from '../messages/not-fetched'
import { spoken } from '../messages/spoken'
import { recitalOf } from '../panels/narration/recital'
import type { Problem, Ran } from '../playback/opening'
import type { Recital } from '../playback/recital'
import { type Language, languageOf } from '../timeline/languages'
import type { Timeline } from '../timeline/timeline'
import type { Embedding, Listener, Request } from './contract'
import { Embedded } from './Embedded'
import styles from './Embedded.module.css'
import { Remote } from './remote'
import { documentOf, openRequest, problemsOf, readRequest, runOf } from './request'

interface Shown {
  readonly run: string
  readonly document: string
  readonly ran: Ran
  readonly language: Language
  readonly recital: Recital
  readonly title: string
}

/** Tells whoever wrote the scenario what is wrong with it. */
function tellFaults(problems: readonly Problem[], listener: Listener): void {
  for (const problem of problems) {
    if (problem.kind !== 'parse' && problem.kind !== 'run') continue
    const { line, column, message } = problem
    listener({ type: 'scenarioerror', detail: { line, column, message } })
  }
}

/** The step of a run at which one stands as in another of the same scenario; undefined: it is the same run. */
async function placeIn(timeline: Timeline, before: Timeline, step: number): Promise<number | undefined> {
  if (timeline === before) return undefined
  const { counterpart } = await import('../playback/counterpart')
  return counterpart(before, step, timeline)
}

/** Puts a player into an element, wherever that is; see PlayerModule. */
export function embed(
  stage: HTMLElement,
  request: Request,
  listener: Listener,
  onShown: () => void,
): Embedding {
  const root = createRoot(stage)
  const remote = new Remote(listener)
  let wanted: Request | undefined
  let shown: Shown | undefined

  const fail = () => {
    root.render(<p className={styles.failed}>{NOT_FETCHED}</p>)
    onShown()
  }

  async function show(request: Request, unreachable: readonly Problem[] = []) {
    wanted = request
    const run = runOf(request)
    const same = shown?.run === run ? shown : undefined
    remote.expect(same ? undefined : run)
    const read = readRequest(request)
    const language = read.options.lang ?? languageOf(request.languages)
    const [ran, t] = await Promise.all([same?.ran ?? openRequest(request), loadMessages(language)])
    const recital = same?.language === language ? same.recital : await recitalOf(ran, language)
    const document = documentOf(request)
    const resumeAt =
      shown?.document === document
        ? await placeIn(ran.timeline, shown.ran.timeline, remote.state.step)
        : undefined
    // Who asked again meanwhile wants the later one.
    if (wanted !== request) return
    if (!same) tellFaults(ran.problems, listener)
    shown = { run, document, ran, language, recital, title: spoken(t, ran.timeline.title) }
    root.render(
      <Embedded
        run={run}
        document={document}
        timeline={ran.timeline}
        recital={recital}
        script={ran.script}
        resumeAt={resumeAt}
        options={read.options}
        problems={[...problemsOf(read), ...ran.problems, ...unreachable]}
        t={t}
        remote={remote}
        onShown={onShown}
      />,
    )
  }

  let last: Request | undefined
  const update = (request: Request) => {
    show(request).then(
      () => {
        if (wanted === request) last = request
      },
      () => {
        if (wanted !== request) return
        // What is shown stays; that something could not be fetched is told.
        if (last) show(last, [{ kind: 'unreachable' }]).catch(fail)
        else fail()
      },
    )
  }
  update(request)

  return {
    get state() {
      return remote.state
    },
    get title() {
      return shown?.title ?? ''
    },
    update,
    obey: (command) => remote.obey(command),
    end() {
      wanted = undefined
      remote.forget()
      root.unmount()
    },
  }
}
