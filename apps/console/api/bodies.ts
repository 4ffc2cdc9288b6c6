import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

export class SignInBody {
  @ApiProperty({ description: '계정' })
  @IsString()
  @Length(1, 64)
  account: string;

  @ApiProperty({ description: '비밀번호' })
  @IsString()
  @Length(1, 200)
  password: string;
}

export class ContactBody {
  @ApiProperty({ description: '개인정보를 보는 사유(기록됩니다)', example: '답변 전화' })
  @IsString()
  @Length(2, 200)
  reason: string;

  @ApiProperty({ description: '용도', required: false, enum: ['answer', 'phone-call', 'site-visit', 'check'] })
  @IsOptional()
  @IsIn(['answer', 'phone-call', 'site-visit', 'check'])
  purpose?: string;
}

export class DownloadBody {
  @ApiProperty({ description: '파일을 여는 사유(기록됩니다)', example: '현장 확인' })
  @IsString()
  @Length(2, 200)
  reason: string;
}

export class BriefingBody {
  @ApiProperty({ description: '보고 대상 월', example: '2026-10' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month: string;
}

export class ExportBody {
  @ApiProperty({ enum: ['hwpx', 'pdf', 'xlsx'] })
  @IsIn(['hwpx', 'pdf', 'xlsx'])
  format: 'hwpx' | 'pdf' | 'xlsx';
}

export class PeriodBody {
  @ApiProperty({ description: '첫날', example: '2026-01-01' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from: string;

  @ApiProperty({ description: '마지막 날', example: '2026-10-31' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  to: string;
}

export class RankingBody {
  @ApiProperty({ description: '건의사항의 id를 순위대로', type: [String], maxItems: 500 })
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(500)
  order: string[];
}

export class ReviewBody {
  @ApiProperty({ description: '보고회 날', example: '2023-09-25' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  heldOn: string;

  @ApiProperty({ description: '시각', required: false, example: '14:00' })
  @IsOptional()
  @IsString()
  heldAt?: string;

  @ApiProperty({ description: '장소(2~100자)', required: false, example: '대상황실' })
  @IsOptional()
  @IsString()
  place?: string;

  @ApiProperty({
    description: '참석(2~200자). 직위와 인원을 적고 이름은 적지 않습니다.',
    required: false,
    example: '부구청장, 국장 5명, 동장 15명',
  })
  @IsOptional()
  @IsString()
  attendees?: string;
}
