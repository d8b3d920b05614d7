/** The door for pages made with React; style.css is place.css. */
export type { ScenarioFault, Snapshot, StepChange } from './contract'
export { TcpVisualizer, type TcpVisualizerHandle, type TcpVisualizerProps } from './TcpVisualizer'
