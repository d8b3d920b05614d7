import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { NOT_FETCHED } from '../messages/not-fetched'
import '../theme.css'
import './site.css'
import { App } from './App'
import { openAddress, spokenIn } from './open'
import { languageFor, recall } from './preferences'

/** What the address asks for, and the words to tell it in. */
async function firstRun() {
  const first = await openAddress(location.search, location.hash)
  return spokenIn(first, languageFor(first.options.lang, recall().lang))
}

const root = document.getElementById('root')
if (root) {
  const first = await firstRun().catch(() => null)
  if (first) {
    createRoot(root).render(
      <StrictMode>
        <Suspense>
          <App first={first} />
        </Suspense>
      </StrictMode>,
    )
  } else root.textContent = NOT_FETCHED
}
