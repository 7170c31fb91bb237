import { see } from '../../../../../front.server.ts';
import { answerWithRegister, registerFile } from '../../../../register.server.ts';

/** The committee's register as a file to keep beside the printed papers. */
export async function GET(event) {
  return answerWithRegister(await see(event, event.params.unit, 'see-below', ({ trx, unit, day }) => registerFile(trx, unit.id, day)));
}
