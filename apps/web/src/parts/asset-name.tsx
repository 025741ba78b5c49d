import { Link } from 'react-router';
import { type AssetReference, isHandle } from '../api/references';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';

/** A registered asset as a link to its page; a nameplate that is not registered yet as words. */
export function AssetName({ asset, name }: { asset: AssetReference; name?: string }) {
  const moment = useMoment();
  const { t } = useWords();
  if (isHandle(asset)) return <span className="muted">{t('trace.restricted')}</span>;
  if (typeof asset !== 'string') return <span>{nameplateText(asset)}</span>;
  return <Link to={moment.to(`/assets/${encodeURIComponent(asset)}`)}>{name || asset}</Link>;
}

export function nameplateText(asset: AssetReference): string {
  if (typeof asset === 'string') return asset;
  return [asset.manufacturer, asset.model, asset.serialNumber].filter((part) => part !== '').join(' ');
}
