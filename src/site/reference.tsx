import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import '../theme.css'
import './site.css'
import './reference.css'
import { inLibrary } from '../playback/library'
import { asProblem } from '../playback/opening'
import { readAddress } from './address'
import { askedLook } from './look'
import { holdPlace } from './place'
import { languageFor, recall } from './preferences'
import { loadWords, ReferencePage } from './ReferencePage'

const root = document.getElementById('root')
const { options, ignored } = readAddress(location.search, '', (id) => inLibrary(id) !== undefined)
const { theme, lang } = options
const recalled = recall()
const words = await loadWords(languageFor(lang, recalled.lang)).catch(() => null)

// What was prepared when the project was built stays where the words cannot be fetched.
if (root && words) {
  const returnToPlace = holdPlace()
  flushSync(() =>
    createRoot(root).render(
      <StrictMode>
        <ReferencePage
          words={words}
          asked={askedLook(options)}
          theme={theme ?? recalled.theme ?? 'auto'}
          problems={ignored.map(asProblem)}
        />
      </StrictMode>,
    ),
  )
  returnToPlace()
  if (scrollY === 0) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  root.dataset.ready = ''
}
