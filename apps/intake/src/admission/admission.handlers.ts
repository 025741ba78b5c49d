import {
  AcceptCertificateHandler,
  ConfirmCertificateHandler,
  DisputeCertificateHandler,
} from './certificates';
import {
  DesignateLaboratoryHandler,
  EntrustAssetHandler,
  EntrustOrganizationHandler,
  GrantClearanceHandler,
} from './entrustments';

export const ADMISSION_HANDLERS = [
  EntrustAssetHandler,
  EntrustOrganizationHandler,
  DesignateLaboratoryHandler,
  GrantClearanceHandler,
  AcceptCertificateHandler,
  DisputeCertificateHandler,
  ConfirmCertificateHandler,
];
