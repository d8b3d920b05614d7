import { StrictMode, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { TcpVisualizer } from 'tcp-visualizer'

/** A page of someone else: two players, of which one can be changed, driven and taken away. */
function Page() {
  const [shown, setShown] = useState(true)
  const [props, setProps] = useState({ scenario: 'four-way-close', step: 3 })
  const [heard, setHeard] = useState([])
  const player = useRef(null)
  return (
    <>
      <button type="button" onClick={() => setShown(!shown)}>
        Mount
      </button>
      <button type="button" onClick={() => setProps({ scenario: 'four-way-close', step: 5, lang: 'zh' })}>
        Change
      </button>
      <button type="button" onClick={() => setProps({ script: 'title Mine\nclient: connect' })}>
        Own
      </button>
      <button type="button" onClick={() => player.current?.next()}>
        Drive
      </button>
      <output>{heard.join(' ')}</output>
      {shown && (
        <section aria-label="first">
          <TcpVisualizer
            ref={player}
            {...props}
            onReady={() => setHeard((all) => [...all, 'ready'])}
            onStepChange={({ step }) => setHeard((all) => [...all, step])}
          >
            <a href="#there">Before</a>
          </TcpVisualizer>
        </section>
      )}
      <section aria-label="second">
        <TcpVisualizer scenario="abort" panels={['states']} controls="minimal" theme="dark" />
      </section>
    </>
  )
}

createRoot(document.querySelector('main')).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
