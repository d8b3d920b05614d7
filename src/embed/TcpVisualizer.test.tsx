import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { TcpVisualizer } from './TcpVisualizer'

test('on a server it renders its children, and keeps the place of its panels', () => {
  const markup = renderToString(
    <TcpVisualizer scenario="abort" panels={['sequence', 'narration']} className="wide">
      <a href="/?scenario=abort">An abort</a>
    </TcpVisualizer>,
  )
  expect(markup).toBe(
    '<div class="wide" data-tcp-visualizer="sequence,narration"><div><a href="/?scenario=abort">An abort</a></div></div>',
  )
})
