export { written as duration } from '../../timeline/read'
