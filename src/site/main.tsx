import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../theme.css'
import './site.css'
import { App } from './App'
import { openAddress } from './open'

const root = document.getElementById('root')
if (root) {
  const first = await openAddress(location.search, location.hash)
  createRoot(root).render(
    <StrictMode>
      <App first={first} />
    </StrictMode>,
  )
}
